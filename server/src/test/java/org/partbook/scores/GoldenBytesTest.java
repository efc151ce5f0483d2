package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Golden;
import org.partbook.TestDatabase;
import org.partbook.blob.FolderBlobs;
import org.partbook.copies.file.Unfit;

/// Copies, prepared files, drawn pages, personal pages and their ETags are to the byte what they
/// were when `golden-bytes.txt` was written, in whatever process, locale and time zone.
class GoldenBytesTest {
  private static final Golden GOLDEN = new Golden(Path.of("org/partbook/scores/golden-bytes.txt"));

  @BeforeAll
  static void compute(@TempDir Path folder) throws IOException, Unfit {
    try (var database = TestDatabase.withTables();
        var db = database.open()) {
      var blobs = new FolderBlobs(folder.resolve("blobs"));
      var preparation = TestCopies.preparation(db, blobs, folder.resolve("scratch"));
      var copies = new Copies(blobs, preparation, TestCopies.maker());
      for (var score : GoldenScores.all(folder)) {
        new GoldenScore(score, blobs, preparation, copies).describe(GOLDEN);
      }
    }
    GOLDEN.renew();
  }

  @Test
  void every_byte_is_what_it_was() throws IOException {
    GOLDEN.requireSame();
  }

  @Test
  void every_byte_that_depends_on_libraries_is_what_it_was() throws IOException {
    GOLDEN.requireSameOfLibraries();
  }
}
