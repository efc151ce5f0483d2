package org.partbook;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.partbook.blob.FolderBlobs;
import org.partbook.catalog.CatalogImport;
import org.partbook.db.Database;
import org.partbook.sandbox.SandboxStock;
import org.partbook.scores.TestCopies;

/// The assets of [TestAssets] and those of the sandbox, with their files. They are imported once in
/// each JVM, as a copy of what that has made comes sooner.
final class TestStock {
  private static final class Shared {
    static final TestStock STOCK = new TestStock();
  }

  private final TestDatabase database = TestDatabase.withTables();
  private final Path folder;

  private TestStock() {
    try (var db = database.open()) {
      folder = Files.createTempDirectory("partbook-test-stock");
      load(db);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Database db) throws IOException {
    var blobs = new FolderBlobs(folder.resolve("blobs"));
    TestAssets.importInto(db, blobs, folder);
    var preparation = TestCopies.preparation(db, blobs, folder.resolve("cache"));
    SandboxStock.importInto(
        db, new CatalogImport(db, blobs, preparation, Clock.systemUTC()).forSandbox());
  }

  /// A database that has them.
  static TestDatabase database() {
    return TestDatabase.copyOf(Shared.STOCK.database);
  }

  /// Puts their files into the data folder of a server.
  static void copyFiles(Path data) throws IOException {
    var from = Shared.STOCK.folder;
    try (var files = Files.walk(from)) {
      for (var file : files.skip(1).toList()) {
        Files.copy(file, data.resolve(from.relativize(file)), COPY_ATTRIBUTES);
      }
    }
  }
}
