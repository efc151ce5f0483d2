package org.partbook.catalog;

import java.nio.file.Path;
import java.time.Clock;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.scores.TestCopies;

/// An import as a program of its own, so that it can be given a small heap.
final class ImportMain {
  private ImportMain() {}

  /// Prints the report.
  ///
  /// @param args the database's address, user and password, the file, and a folder for blobs
  public static void main(String[] args) throws Exception {
    var blobs = new FolderBlobs(Path.of(args[4]));
    var start = System.nanoTime();
    try (var db = Database.open(new DatabaseUrl(args[0], args[1], args[2]))) {
      var preparer = TestCopies.preparation(db, blobs, Path.of(args[4], "scratch"));
      var report =
          new CatalogImport(db, blobs, preparer, Clock.systemUTC())
              .importFile(Path.of(args[3]), Path.of(args[4]), Progress.none());
      System.out.printf(
          "added %d, unchanged %d, bad %d in %.1f s%n",
          report.added(), report.unchanged(), report.bad(), (System.nanoTime() - start) / 1e9);
    }
  }
}
