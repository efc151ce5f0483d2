package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.file.Unfit;

/// Opens a PDF to see whether a buyer could.
public final class PdfFile {
  private PdfFile() {}

  /// How many pages it has, 1 or more.
  ///
  /// @param pageDone told when one more was read
  public static int pages(Path file, Runnable pageDone) throws Unfit {
    try {
      PdfEnd.require(file);
      try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
        return readAll(document, pageDone);
      }
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw Damage.of(e);
    }
  }

  /// Reads every page to its end, because opening a PDF only reads its table of contents.
  private static int readAll(PDDocument document, Runnable pageDone) throws Unfit, IOException {
    var read = 0;
    for (var page : document.getPages()) {
      try (var contents = page.getContents()) {
        contents.transferTo(OutputStream.nullOutputStream());
      }
      read++;
      pageDone.run();
    }
    if (read == 0) {
      throw new Unfit("is a PDF without pages");
    }
    if (read != document.getNumberOfPages()) {
      throw new Unfit(
          "is a damaged PDF: it counts " + document.getNumberOfPages() + " pages and has " + read);
    }
    return read;
  }
}
