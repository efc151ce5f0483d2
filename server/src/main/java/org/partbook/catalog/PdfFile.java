package org.partbook.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.partbook.catalog.FilesFolder.BadFile;

/// Opens a PDF to see whether a buyer could.
final class PdfFile {
  /// Readers look for the end of a PDF in its last kilobyte.
  private static final int TAIL = 1024;

  private PdfFile() {}

  /// How many pages it has, 1 or more.
  static int pages(Path file) throws BadFile {
    try {
      requireEnd(file);
      try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
        return readAll(document);
      }
    } catch (InvalidPasswordException e) {
      throw new BadFile("is a PDF that needs a password");
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      // PDFBox meets damage with all of these, and with the last one an encryption for certain
      // readers only, for which it lacks a library.
      throw new BadFile("is a damaged PDF: " + e.getMessage());
    }
  }

  /// PDFBox mends a file that is cut short, and silently drops the pages that it can't find.
  private static void requireEnd(Path file) throws BadFile, IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, bytes.length() - TAIL));
      var tail = new byte[(int) (bytes.length() - bytes.getFilePointer())];
      bytes.readFully(tail);
      if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
        throw new BadFile("is not a PDF or is cut short: its last kilobyte has no %%EOF");
      }
    }
  }

  /// Reads every page to its end, because opening a PDF only reads its table of contents.
  private static int readAll(PDDocument document) throws BadFile, IOException {
    var read = 0;
    for (var page : document.getPages()) {
      try (var contents = page.getContents()) {
        contents.transferTo(OutputStream.nullOutputStream());
      }
      read++;
    }
    if (read == 0) {
      throw new BadFile("is a PDF without pages");
    }
    if (read != document.getNumberOfPages()) {
      throw new BadFile(
          "is a damaged PDF: it counts " + document.getNumberOfPages() + " pages and has " + read);
    }
    return read;
  }
}
