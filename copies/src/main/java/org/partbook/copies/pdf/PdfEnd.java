package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.partbook.copies.file.Unfit;

/// The end of a PDF file.
final class PdfEnd {
  /// Readers look for the end of a PDF in its last kilobyte.
  private static final int TAIL = 1024;

  private PdfEnd() {}

  /// PDFBox mends a file that is cut short, and silently drops the pages that it can't find.
  ///
  /// @throws Unfit if the file has no end
  static void require(Path file) throws Unfit, IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, bytes.length() - TAIL));
      var tail = new byte[(int) (bytes.length() - bytes.getFilePointer())];
      bytes.readFully(tail);
      if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
        throw new Unfit("is not a PDF or is cut short: its last kilobyte has no %%EOF");
      }
    }
  }
}
