package org.partbook.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.partbook.TestDatabase;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.scores.TestCopies;

/// A catalogue, with a folder for the files of what is imported. A test class has one, and empties
/// it before each test.
final class TestCatalog implements AutoCloseable {
  private final TestDatabase database = TestDatabase.withTables();
  final Database db = database.open();
  final Catalog catalog = new Catalog();
  final Path folder;
  final Path files;
  final FolderBlobs blobs;

  TestCatalog(Path folder) throws IOException {
    this.folder = folder;
    this.files = folder.resolve("files");
    this.blobs = new FolderBlobs(folder.resolve("blobs"));
    empty();
  }

  void empty() throws IOException {
    db.transact(tx ->
        tx.run("truncate asset, asset_before, rendering, asset_image, prepared_score, edition"));
    for (var old : List.of(files, folder.resolve("blobs"))) {
      if (Files.exists(old)) {
        Files.move(old, folder.resolve("old-" + UUID.randomUUID()));
      }
      Files.createDirectories(old);
    }
  }

  /// A line with all that is required, and `fields`, each as `"name":value`.
  static String line(long id, String... fields) {
    var all = new StringBuilder();
    all.append("{\"asset_id\":").append(id).append(",\"title\":\"Asset ").append(id);
    all.append("\",\"format_short_name\":\"PDF\",\"asset_type\":\"SINGLE\"");
    Stream.of(fields).forEach(field -> all.append(',').append(field));
    return all.append('}').toString();
  }

  static String rendering(String type, String usage, String file) {
    return "{\"type\":\"%s\",\"usage\":\"%s\",\"file\":\"%s\"}".formatted(type, usage, file);
  }

  static String renderings(String... renderings) {
    return "\"renderings\":[" + String.join(",", renderings) + "]";
  }

  CatalogImport importing() {
    var preparer = TestCopies.preparation(db, blobs, folder.resolve("scratch"));
    return new CatalogImport(db, blobs, preparer, Clock.systemUTC());
  }

  ImportReport load(String... lines) {
    return load(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  ImportReport load(byte[] bytes) {
    try {
      return load(Files.write(folder.resolve("catalog.jsonl"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportReport load(Path jsonl) {
    try {
      return importing().importFile(jsonl, files, Progress.none());
    } catch (ImportStopped e) {
      throw new IllegalStateException(e);
    }
  }

  /// Why a line is refused, which must be the only thing that happens.
  List<String> refusals(String line) {
    var report = load(line);
    if (report.bad() != 1 || report.added() + report.updated() + report.unchanged() > 0) {
      throw new AssertionError("expected a refusal, not " + report);
    }
    return report.problems().stream()
        .map(problem -> problem.field() + " | " + problem.message())
        .toList();
  }

  List<Long> ids() {
    return db.inTransaction(tx -> catalog.entries(tx, 0, 1000)).stream()
        .map(entry -> entry.asset().id().value())
        .toList();
  }

  CatalogEntry entry(long id) {
    return db.inTransaction(tx -> catalog.entries(tx, id - 1, 1)).getFirst();
  }

  String document(long id) {
    return db.inTransaction(tx ->
            tx.one("select document from asset where asset_id = ?", row -> row.getString(1), id))
        .orElseThrow();
  }

  Path file(String name, byte[] bytes) throws IOException {
    var file = files.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.write(file, bytes);
  }

  Path pdf(String name, int pages) throws IOException {
    var file = files.resolve(name);
    Files.deleteIfExists(file);
    try (var document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.moveTo(0, i);
          content.lineTo(100, 100);
          content.stroke();
        }
      }
      document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
    }
    return file;
  }

  @Override
  public void close() {
    db.close();
    database.close();
  }
}
