package org.partbook.scores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.partbook.blob.BlobStore;
import org.partbook.child.InThisProcess;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.StampFonts;
import org.partbook.copies.licence.StampStyle;
import org.partbook.db.Database;

/// What makes copies in tests, with the fonts read once.
public final class TestCopies {
  private static final StampFonts FONTS = StampFonts.load();
  private static final URI CHECK_PAGE = URI.create("https://scores.example.org/verify/");

  private TestCopies() {}

  public static CopyMaker maker() {
    return new CopyMaker(StampStyle.standard(), () -> CHECK_PAGE, FONTS);
  }

  /// Preparing, with files in a folder that is made if need be. In this process: what tests import
  /// is their own.
  public static Preparation preparation(Database db, BlobStore blobs, Path scratch) {
    try {
      return new Preparation(db, blobs, scratch, Clock.systemUTC(), new InThisProcess(maker()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
