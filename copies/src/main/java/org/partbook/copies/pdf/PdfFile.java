package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.file.Unfit;

/// Opens a PDF to see whether a buyer could.
public final class PdfFile {
  private PdfFile() {}

  /// How many pages it has, 1 or more.
  ///
  /// @param pageDone told when one more was read
  public static int pages(Path file, Runnable pageDone) throws Unfit {
    try (var opened = OpenedPdf.open(file)) {
      if (opened.miscount().isPresent()) {
        // It is handed out as it is.
        throw new Unfit("is a damaged PDF: " + opened.miscount().get());
      }
      return readAll(opened.document(), pageDone);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw Damage.of(e);
    }
  }

  /// Reads every page to its end, because opening a PDF only reads its table of contents.
  private static int readAll(PDDocument document, Runnable pageDone) throws Unfit, IOException {
    var read = 0;
    var cost = new PageCost();
    for (var page : document.getPages()) {
      try (var contents = page.getContents()) {
        contents.transferTo(OutputStream.nullOutputStream());
      }
      read++;
      cost.require(page, read);
      pageDone.run();
    }
    if (read == 0) {
      throw new Unfit("is a PDF without pages");
    }
    return read;
  }
}
