package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.partbook.catalog.TestCatalog.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.scores.TestCopies;

class ImportFaultTest {
  /// Lines; so many that the first of them are in the database for good.
  private static final int SEVERAL_BATCHES = 2000;

  @TempDir private Path temp;

  @Test
  void a_line_that_the_database_refuses_is_a_bad_line_and_its_whole_batch_is_in() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.db.transact(tx -> tx.run(REFUSE_13));
      var lines = IntStream.rangeClosed(1, 40).mapToObj(TestCatalog::line).toArray(String[]::new);
      var report = catalog.load(lines);
      assertThat(report.added()).isEqualTo(39);
      assertThat(report.problems()).extracting(ImportReport.Problem::line).containsExactly(13L);
      assertThat(report.problems().getFirst().message())
          .contains("the database refused the line", "no thirteen");
      assertThat(catalog.ids()).hasSize(39).doesNotContain(13L);
    }
  }

  private static final String REFUSE_13 =
      """
      create function refuse() returns trigger language plpgsql as $$
      begin
        if new.asset_id = 13 then raise exception 'no thirteen'; end if;
        return new;
      end $$;
      create trigger refuse before insert on asset for each row execute function refuse();
      """;

  @Test
  void an_asset_whose_renderings_are_refused_keeps_its_old_document_too() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.pdf("a.pdf", 1);
      catalog.load(line(1));
      catalog.db.transact(tx -> tx.run("alter table rendering add check (page_count > 1)"));
      var score = TestCatalog.renderings(TestCatalog.rendering("pdf", "full", "a.pdf"));
      assertThat(catalog.load(line(1, "\"tempo\":90", score)).bad()).isEqualTo(1);
      assertThat(catalog.document(1)).doesNotContain("tempo", "renderings");
    }
  }

  @Test
  void a_database_that_dies_stops_the_import_which_says_up_to_which_line_all_is_in()
      throws Exception {
    var folder = temp.resolve("database");
    var lines = IntStream.rangeClosed(1, 60_000).mapToObj(TestCatalog::line).toList();
    var file = Files.write(temp.resolve("catalog.jsonl"), lines);
    var postgres = EmbeddedPostgres.serve(folder, TestDatabase.OPTIONS);
    ImportStopped stopped;
    try (var db = Database.open(TestDatabase.url(postgres))) {
      stopped =
          catchThrowableOfType(
              ImportStopped.class,
              () ->
                  importing(db)
                      .importFile(
                          file,
                          temp,
                          (_, _, read, _) -> {
                            if (read > SEVERAL_BATCHES) {
                              postgres.close();
                            }
                          }));
    } finally {
      postgres.close();
    }
    var complete = stopped.report().complete();
    assertThat(complete).isBetween(1L, 59_999L);
    assertThat(stopped).hasMessageContaining("Everything up to line " + complete + " is in");
    assertThat(stopped.report().bad()).isZero();
    try (var again = EmbeddedPostgres.serve(folder, TestDatabase.OPTIONS);
        var db = Database.open(TestDatabase.url(again))) {
      var ids =
          db.inTransaction(
              tx -> tx.list("select asset_id from asset order by 1", row -> row.getLong(1)));
      assertThat(ids).containsAll(LongStream.rangeClosed(1, complete).boxed().toList());
      var report = importing(db).importFile(file, temp, Progress.none());
      assertThat(report.added() + report.unchanged()).isEqualTo(60_000);
    }
  }

  private CatalogImport importing(Database db) throws IOException {
    var blobs = new FolderBlobs(temp.resolve("blobs"));
    var preparer = TestCopies.preparation(db, blobs, temp.resolve("scratch"));
    return new CatalogImport(db, blobs, preparer, Clock.systemUTC());
  }

  @Test
  void a_file_that_is_not_there_is_named() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      var importing = catalog.importing();
      var stopped =
          catchThrowableOfType(
              ImportStopped.class,
              () -> importing.importFile(temp.resolve("no.jsonl"), temp, Progress.none()));
      assertThat(stopped).hasMessageContaining("no.jsonl");
    }
  }
}
