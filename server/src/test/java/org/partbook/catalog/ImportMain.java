package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.partbook.TestDatabase;
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

  /// Starts it.
  ///
  /// @param folder for blobs
  /// @param heap how large, as `64m`; what doesn't fit into it kills the process
  static Process start(Path folder, String heap, TestDatabase database, Path file)
      throws IOException {
    var url = database.url();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ImportMain.class.getName(),
            url.jdbcUrl(),
            url.user(),
            url.password(),
            file.toString(),
            folder.resolve("blobs").toString())
        .redirectErrorStream(true)
        .start();
  }

  /// What it has printed by its end, which must be a good one.
  static String output(Process process) throws IOException, InterruptedException {
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
