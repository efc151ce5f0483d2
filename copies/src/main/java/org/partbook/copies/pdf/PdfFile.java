package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.partbook.copies.file.Unfit;

/// Opens a PDF to see whether a buyer could.
public final class PdfFile {
  private PdfFile() {}

  /// How many pages it has, 1 or more.
  public static int pages(Path file) throws Unfit {
    try {
      PdfEnd.require(file);
      try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
        return readAll(document);
      }
    } catch (InvalidPasswordException e) {
      throw new Unfit("is a PDF that needs a password");
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      // PDFBox meets damage with all of these, and with the last one an encryption for certain
      // readers only, for which it lacks a library.
      throw new Unfit("is a damaged PDF: " + e.getMessage());
    }
  }

  /// Reads every page to its end, because opening a PDF only reads its table of contents.
  private static int readAll(PDDocument document) throws Unfit, IOException {
    var read = 0;
    for (var page : document.getPages()) {
      try (var contents = page.getContents()) {
        contents.transferTo(OutputStream.nullOutputStream());
      }
      read++;
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
