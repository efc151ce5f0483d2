package org.partbook.fulfilment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.copies.file.Unfit;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Preparation;
import org.partbook.scores.TemporaryFile;

/// Makes a file ready to be sold, wherever it came from.
public final class SaleFiles {
  private final Preparation preparation;

  public SaleFiles(Preparation preparation) {
    this.preparation = preparation;
  }

  /// A place for a file that comes from elsewhere.
  TemporaryFile temporaryFile() {
    return preparation.temporaryFile();
  }

  /// A PDF that came from elsewhere, as it goes into the order line. What is refused leaves nothing
  /// behind.
  ///
  /// @param personalised whether the publisher wants copies to say whose they are
  /// @throws Unfit if it is none, is damaged, or can't be prepared
  SoldFile takenIn(Path pdf, boolean personalised) throws Unfit, IOException, InterruptedException {
    var blob = BlobKey.of(pdf);
    preparation.takeIn(pdf, blob, personalised);
    preparation.drawSoon(blob);
    return personalised
        ? new SoldFile(blob, "pdf", true, Preparation.form())
        : SoldFile.asItIs(blob, "pdf");
  }

  /// As [#ready], if nothing needs to be done for it.
  Optional<SoldFile> atHand(BlobKey blob, String type, boolean personalised) throws IOException {
    if (!personalised || !Preparation.prepares(type)) {
      return Optional.of(drawn(SoldFile.asItIs(blob, type)));
    }
    return preparation.isReady(blob, type)
        ? Optional.of(drawn(new SoldFile(blob, type, true, Preparation.form())))
        : Optional.empty();
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
    return drawn(file);
  }

  private SoldFile drawn(SoldFile file) throws IOException {
    if (file.isPdf()) {
      preparation.drawSoon(file.blob());
    }
    return file;
  }
}
