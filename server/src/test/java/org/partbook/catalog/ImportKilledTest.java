package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.TestDatabase;
import org.partbook.db.Database;

class ImportKilledTest {
  private static final int ASSETS = 60_000;

  /// Keeps an import from getting further for as long as somebody has a lock.
  private static final String HALF_WAY =
      """
      create function wait() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock(1819);
          return new;
        end $$;
      create trigger half_way before insert on asset for each row
        when (new.asset_id = 30000) execute function wait();
      """;

  private static final Pattern REPORT = Pattern.compile("added (\\d+), unchanged (\\d+), bad 0");

  @TempDir private Path temp;

  @Test
  void an_import_that_was_killed_is_taken_up_where_it_was() throws Exception {
    var lines = IntStream.rangeClosed(1, ASSETS).mapToObj(TestCatalog::line).toList();
    var file = Files.write(temp.resolve("catalog.jsonl"), lines);
    try (var database = TestDatabase.withTables();
        var db = database.open()) {
      long before = killedHalfWay(database, db, file);

      var again = ImportMain.output(ImportMain.start(temp, "512m", database, file));

      // What was on its way to the database when its program died may be in as well.
      var report = REPORT.matcher(again);
      assertThat(report.find()).as(again).isTrue();
      assertThat(Long.parseLong(report.group(2))).isBetween(before, ASSETS - 1L);
      assertThat(Long.parseLong(report.group(1)) + Long.parseLong(report.group(2)))
          .isEqualTo(ASSETS);
      assertThat(ids(db)).isEqualTo(LongStream.rangeClosed(1, ASSETS).boxed().toList());
    }
  }

  /// @return how much is in by then
  private long killedHalfWay(TestDatabase database, Database db, Path file) throws Exception {
    db.transact(tx -> tx.run(HALF_WAY));
    try (var _ = OpenTransaction.of(db, "select pg_advisory_xact_lock(1819)")) {
      var killed = ImportMain.start(temp, "512m", database, file);
      while (written(db) == 0) {
        assertThat(killed.isAlive()).isTrue();
        Api.pause(Duration.ofMillis(5));
      }
      killed.destroyForcibly().waitFor();
      return written(db);
    }
  }

  private static long written(Database db) {
    return db.inTransaction(
        tx -> tx.one("select count(*) from asset", row -> row.getLong(1)).orElseThrow());
  }

  private static List<Long> ids(Database db) {
    return db.inTransaction(
        tx -> tx.list("select asset_id from asset order by asset_id", row -> row.getLong(1)));
  }
}
