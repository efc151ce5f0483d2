package org.partbook.copies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.stamp.Stamper;
import org.partbook.copies.typeset.Typesetter;
import org.partbook.db.Database;
import org.partbook.http.PublicUrl;
import org.partbook.scores.Preparation;

/// What makes stamps in tests, with the fonts read once.
public final class TestStamps {
  public static final Licence LICENCE = to("Clara Wieck");

  private static final Typesetter FONTS = Typesetter.load();

  private TestStamps() {}

  public static Stamper stamper() {
    return stamper(StampStyle.standard());
  }

  public static Stamper stamper(StampStyle style) {
    var url = new PublicUrl(Optional.of(URI.create("https://scores.example.org")));
    return new Stamper(style, url, FONTS);
  }

  /// Preparing, with files in a folder that is made if need be.
  public static Preparation preparation(Database db, BlobStore blobs, Path scratch) {
    try {
      return new Preparation(db, blobs, scratch, Clock.systemUTC(), stamper());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Licence to(String customer) {
    return new Licence(
        CopyCode.parse("7Q4M-2KXN-09DC-V5TE").orElseThrow(),
        customer,
        3,
        "Corner Music Shop",
        12_345,
        1,
        LocalDate.of(2026, 11, 24),
        "DE",
        false);
  }

  /// A copy that was sold in the sandbox.
  static Licence sampleTo(String customer) {
    var real = to(customer);
    return new Licence(
        real.code(),
        customer,
        real.quantity(),
        real.vendor(),
        real.order(),
        real.line(),
        real.date(),
        real.country(),
        true);
  }
}
