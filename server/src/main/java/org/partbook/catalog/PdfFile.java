package org.partbook.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.copies.file.PdfEnd;
import org.partbook.copies.file.Unfit;

/// Opens a PDF to see whether a buyer could.
final class PdfFile {
  private PdfFile() {}

  /// How many pages it has, 1 or more.
  static int pages(Path file) throws BadFile {
    try {
      PdfEnd.require(file);
      try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
        return readAll(document);
      }
    } catch (Unfit e) {
      throw new BadFile(e.text());
    } catch (InvalidPasswordException e) {
      throw new BadFile("is a PDF that needs a password");
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      // PDFBox meets damage with all of these, and with the last one an encryption for certain
      // readers only, for which it lacks a library.
      throw new BadFile("is a damaged PDF: " + e.getMessage());
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
