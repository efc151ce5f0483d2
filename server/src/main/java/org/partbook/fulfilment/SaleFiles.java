package org.partbook.fulfilment;

import java.io.IOException;
import org.partbook.blob.BlobKey;
import org.partbook.copies.file.Unfit;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Preparation;

/// Makes a file ready to be sold, wherever it came from.
public final class SaleFiles {
  private final Preparation preparation;

  public SaleFiles(Preparation preparation) {
    this.preparation = preparation;
  }

  /// Reads a file that should be a PDF.
  ///
  /// @throws Unfit if it is none, or damaged
  void requirePdf(BlobKey blob) throws Unfit, IOException {
    preparation.requirePdf(blob);
  }

  /// The file as it goes into the order line.
  ///
  /// @param type of the rendering
  /// @param personalised whether the publisher wants copies to say whose they are
  /// @throws Unfit if they should and can't
  SoldFile ready(BlobKey blob, String type, boolean personalised) throws Unfit, IOException {
    var file =
        personalised && Preparation.prepares(type)
            ? new SoldFile(blob, type, true, preparation.ensure(blob, type))
            : SoldFile.asItIs(blob, type);
    if (file.isPdf()) {
      preparation.drawSoon(blob);
    }
    return file;
  }
}
