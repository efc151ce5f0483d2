package org.partbook.copies.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.partbook.TestDatabase;
import org.partbook.blob.FolderBlobs;
import org.partbook.copies.TestStamps;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.db.Database;
import org.partbook.scores.Copies;

/// Copies as buyers get them.
final class SoldCopies implements AutoCloseable {
  private final Path folder;
  private final TestDatabase database = TestDatabase.create();
  private final Database db = database.open();

  SoldCopies(Path folder) {
    this.folder = folder;
  }

  void write(Path score, CopyCode code, Path target) throws Exception {
    write(score, code, false, target);
  }

  /// As one that was sold in the sandbox.
  void writeSample(Path score, CopyCode code, Path target) throws Exception {
    write(score, code, true, target);
  }

  private void write(Path score, CopyCode code, boolean sample, Path target) throws Exception {
    var blobs = new FolderBlobs(folder.resolve("blobs"));
    var preparation = TestStamps.preparation(db, blobs, folder.resolve("scratch"));
    try (var bytes = Files.newInputStream(score)) {
      var key = blobs.put(bytes);
      int form = preparation.ensure(key, "pdf");
      var licence =
          new Licence(
              code,
              "Clara Wieck",
              1,
              "Corner Music Shop",
              12_345,
              1,
              LocalDate.EPOCH,
              "DE",
              sample);
      var copies = new Copies(blobs, preparation, TestStamps.stamper());
      try (var copy = copies.personal(key, "pdf", form, licence);
          var out = Files.newOutputStream(target)) {
        copy.writeTo(out, 0, copy.length());
      }
    }
  }

  @Override
  public void close() {
    db.close();
    database.close();
  }
}
