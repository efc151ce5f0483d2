package org.partbook.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Guarded;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.FolderTiles;
import org.partbook.audit.Merkle;
import org.partbook.audit.Tile;
import org.partbook.audit.TiledTree;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.ledger.log.LogCheck.Kind;

/// The log of a real journal, in real files.
class LogWriterTest {
  private static final String ORIGIN = "scores.example.org/log";

  private static final String INSERT =
      """
      insert into journal (at, kind, actor, line_id, body)
      select now(), 'REGISTERED', 'system', n, '{"n":' || n || '}' from generate_series(1, %d) as n
      """;

  @TempDir Path data;

  private final TestDatabase database = TestDatabase.withTables();
  private final Database db = database.open();
  private final TestClock clock = new TestClock();

  @AfterEach
  void close() {
    db.close();
    database.close();
  }

  private LogFolder folder() {
    return new LogFolder(data.resolve("log"));
  }

  private LogWriter writer() {
    return new LogWriter(db, folder(), clock, () -> ORIGIN);
  }

  private LogCheck.Found check() {
    return new LogCheck(db, folder()).check();
  }

  private void run(String sql) {
    db.transact(tx -> tx.run(sql));
  }

  private void append(int many) {
    run(INSERT.formatted(many));
  }

  private void log(LogWriter writer) {
    while (writer.round()) {
      // There is more.
    }
  }

  private Checkpoint published() {
    try {
      return Checkpoint.open(
          folder().checkpoint().orElseThrow(), new LedgerLog(db, folder()).key().orElseThrow());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void tamper(String sql) {
    Guarded.JOURNAL.change(db, sql);
  }

  private static void requireLater(Checkpoint older, Checkpoint later, Path folder)
      throws Exception {
    var tree = new TiledTree(later.size(), new FolderTiles(folder));
    Merkle.requireConsistency(
        older.size(),
        older.root(),
        later.size(),
        later.root(),
        Merkle.consistency(older.size(), later.size(), tree));
  }

  private Map<String, String> files() throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(data.resolve("log"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            data.resolve("log").relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  private void deleteFiles() throws IOException {
    try (var files = Files.walk(data.resolve("log"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void a_log_without_entries_is_published_and_grows_from_there() throws Exception {
    var writer = writer();
    log(writer);
    var empty = published();
    assertThat(empty.size()).isZero();

    append(3);
    log(writer);

    assertThat(published().size()).isEqualTo(3);
    requireLater(empty, published(), data.resolve("log"));
    assertThat(check().problems()).isEmpty();
    assertThat(check().origin()).hasValue(ORIGIN);
  }

  @Test
  void entries_have_their_places_by_number_and_gaps_do_not_count() {
    append(300);
    assertThatThrownBy(() -> run(INSERT.formatted(50) + "; select 1/0"))
        .isInstanceOf(DatabaseException.class);
    run("select setval('journal_id', 20000)");
    append(700);
    log(writer());

    var store = new LogStore();
    assertThat(published().size()).isEqualTo(1000);
    assertThat(db.<Long>ask(tx -> store.index(tx, 1).orElseThrow())).isZero();
    assertThat(db.<Long>ask(tx -> store.index(tx, 300).orElseThrow())).isEqualTo(299);
    assertThat(db.<Long>ask(tx -> store.index(tx, 20_001).orElseThrow())).isEqualTo(300);
    assertThat(db.<Long>ask(tx -> store.index(tx, 20_700).orElseThrow())).isEqualTo(999);
    assertThat(db.<Long>ask(tx -> store.idAt(tx, 299).orElseThrow())).isEqualTo(300);
    assertThat(db.<Long>ask(tx -> store.idAt(tx, 512).orElseThrow())).isEqualTo(20_213);
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void an_entry_that_is_committed_late_still_comes_before_those_with_higher_numbers()
      throws SQLException {
    var writer = writer();
    append(5);
    log(writer);
    try (var late = connection()) {
      late.setAutoCommit(false);
      late.createStatement().execute(INSERT.formatted(1));
      append(10);
      log(writer);
      log(writer);
      assertThat(published().size()).isEqualTo(5);

      late.commit();
    }
    log(writer);
    log(writer);

    assertThat(published().size()).isEqualTo(16);
    var store = new LogStore();
    assertThat(db.<Long>ask(tx -> store.index(tx, 6).orElseThrow())).isEqualTo(5);
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void who_never_commits_holds_up_nothing_for_good() throws SQLException {
    var writer = writer();
    try (var late = connection()) {
      late.setAutoCommit(false);
      late.createStatement().execute(INSERT.formatted(1));
      append(10);
      log(writer);
      late.rollback();
    }
    // Neither does who writes elsewhere, for however long.
    try (var elsewhere = connection()) {
      elsewhere.setAutoCommit(false);
      elsewhere.createStatement().execute("create table another (id bigint)");
      log(writer);
      assertThat(published().size()).isEqualTo(10);
    }
  }

  private Connection connection() throws SQLException {
    var url = database.url();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  @Test
  void another_server_goes_on_where_one_has_stopped() throws Exception {
    append(70_000);
    log(writer());
    var older = published();
    append(1000);

    log(writer());

    assertThat(published().size()).isEqualTo(71_000);
    requireLater(older, published(), data.resolve("log"));
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void files_that_are_lost_are_made_anew_as_they_were() throws Exception {
    append(70_000);
    log(writer());
    var before = files();
    deleteFiles();
    assertThat(check().problems()).extracting(LogCheck.Problem::kind).contains(Kind.FILES);

    log(writer());

    assertThat(files()).isEqualTo(before);
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_tile_that_was_damaged_is_found_and_made_anew() throws Exception {
    append(1000);
    log(writer());
    var tile = data.resolve("log/tile/0/001");
    var bytes = Files.readAllBytes(tile);
    bytes[100] ^= 1;
    Files.write(tile, bytes);
    assertThat(check().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(Kind.FILES);
          assertThat(problem.message()).contains("tile/0/001");
        });

    append(1);
    log(writer());

    assertThat(check().problems()).isEmpty();
  }

  @Test
  void no_byte_of_the_files_can_be_changed_unnoticed() throws IOException {
    append(300);
    log(writer());
    for (var name : files().keySet()) {
      var file = data.resolve("log").resolve(name);
      var bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 5)) {
        var changed = bytes.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertThat(check().problems()).as("%s, byte %d", name, at).isNotEmpty();
      }
      Files.write(file, bytes);
    }
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void files_of_a_shorter_log_are_looked_at_as_long_as_they_are_there() throws IOException {
    var writer = writer();
    for (int more : new int[] {300, 10, 23}) {
      append(more);
      log(writer);
    }
    assertThat(files()).containsKeys("tile/0/001.p/44", "tile/0/001.p/54", "tile/0/001.p/77");
    for (var name : List.of("tile/0/001.p/54", "tile/entries/001.p/44")) {
      var file = data.resolve("log").resolve(name);
      var bytes = Files.readAllBytes(file);
      bytes[9] ^= 1;
      Files.write(file, bytes);
      assertThat(check().problems())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.FILES);
            assertThat(problem.message()).startsWith(name + " in ");
          });
      // Then what it became is read.
      Files.delete(file);
      assertThat(check().problems()).isEmpty();
    }
  }

  @Test
  void an_entry_that_was_changed_is_named() {
    append(1000);
    log(writer());

    for (var change :
        List.of(
            "body = '{\"n\":0}'",
            "salt = sha256(salt)",
            "actor = 'operator anna'",
            "kind = 'COMPLETED'",
            "at = at + interval '1 microsecond'",
            "net = 1",
            "net = 'NaN'",
            "net = '-infinity'",
            "quantity = 0",
            "line_id = 5",
            "vendor_id = 7",
            "currency = 'EUR'")) {
      tamper("create table kept as select * from journal where id = 600");
      tamper("update journal set " + change + " where id = 600");

      assertThat(check().problems())
          .as(change)
          .first()
          .satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.CHANGED);
            assertThat(problem.entry()).hasValue(600);
            assertThat(problem.index()).hasValue(599);
          });

      tamper(
          "delete from journal where id = 600; insert into journal select * from kept; drop table"
              + " kept");
    }
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void an_entry_that_was_taken_away_is_missed_where_it_was() {
    append(1000);
    log(writer());
    tamper("create table kept as select * from journal");
    for (long id : new long[] {1, 256, 257, 600, 999, 1000}) {
      tamper("delete from journal where id = " + id);

      assertThat(check().problems())
          .as("entry %d", id)
          .first()
          .satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.MISSING);
            assertThat(problem.index()).hasValue(id - 1);
          });

      tamper("insert into journal select * from kept where id = " + id);
    }
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void an_entry_that_was_put_in_is_named() {
    append(512);
    run("select setval('journal_id', 600)");
    append(500);
    log(writer());
    for (long id : new long[] {0, 513, 550, 600}) {
      tamper(
          "insert into journal (id, at, kind, actor, body) values ("
              + id
              + ", now(), 'EXPORTED', 'system', '{}')");

      var found = check().problems();
      if (id > 0) {
        assertThat(found)
            .as("entry %d", id)
            .first()
            .satisfies(problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.INSERTED);
              assertThat(problem.entry()).hasValue(id);
            });
      }

      tamper("delete from journal where id = " + id);
    }
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_log_whose_journal_was_changed_is_not_made_anew() throws IOException {
    append(300);
    log(writer());
    tamper("update journal set actor = 'operator anna' where id = 7");
    deleteFiles();
    append(1);

    assertThatThrownBy(() -> writer().round())
        .isInstanceOf(LogDiffers.class)
        .hasMessageContaining("first 300 entries");
    assertThat(data.resolve("log/tile")).doesNotExist();
    assertThat(check().problems()).isNotEmpty();
  }

  @Test
  void a_database_that_is_older_than_what_was_published_signs_nothing() throws Exception {
    append(300);
    log(writer());
    var published = Files.readString(data.resolve("log/checkpoint"));
    tamper(
        "delete from journal where id > 280; alter table log_state disable trigger only_grows;"
            + " update log_state set size = 200, last_id = 200, root = sha256('x'); alter table"
            + " log_state enable always trigger only_grows");
    append(5);

    assertThatThrownBy(() -> writer().round())
        .isInstanceOf(LogDiffers.class)
        .hasMessageContaining("older than what was published");
    assertThat(Files.readString(data.resolve("log/checkpoint"))).isEqualTo(published);
    assertThat(check().problems()).isNotEmpty();
  }

  @Test
  void a_crash_before_the_commit_leaves_one_history() throws Exception {
    var writer = writer();
    append(250);
    log(writer);
    var older = published();
    append(700);
    run(
        """
        create function fail() returns trigger language plpgsql as
          $$ begin raise exception 'the power is gone'; end $$;
        create constraint trigger fail after update on log_state
          deferrable initially deferred for each row execute function fail();
        """);
    assertThatThrownBy(writer::round).isInstanceOf(DatabaseException.class);
    assertThat(published()).isEqualTo(older);
    run("drop trigger fail on log_state");
    append(30);

    log(writer());

    assertThat(published().size()).isEqualTo(980);
    requireLater(older, published(), data.resolve("log"));
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_crash_behind_the_commit_is_made_up_for_by_whoever_comes_next() throws Exception {
    var writer = writer();
    append(250);
    log(writer);
    Files.delete(data.resolve("log/checkpoint"));

    writer().round();

    assertThat(published().size()).isEqualTo(250);
  }

  @Test
  void two_servers_write_one_history_whatever_they_do_at_once() throws Exception {
    var ended = new AtomicBoolean();
    var checkpoints = new ArrayList<Checkpoint>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> server =
          () -> {
            var writer = writer();
            while (!ended.get()) {
              writer.round();
            }
            log(writer);
            return true;
          };
      var one = pool.submit(server);
      var other = pool.submit(server);
      for (int i = 0; i < 60; i++) {
        append(37);
        if (folder().checkpoint().isPresent()) {
          checkpoints.add(published());
        }
      }
      ended.set(true);
      assertThat(one.get() && other.get()).isTrue();
    }
    log(writer());

    assertThat(published().size()).isEqualTo(60 * 37);
    for (var checkpoint : checkpoints) {
      requireLater(checkpoint, published(), data.resolve("log"));
    }
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_check_finds_nothing_while_a_server_goes_on() throws Exception {
    var ended = new AtomicBoolean();
    append(3);
    log(writer());
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var server =
          pool.submit(() -> {
            var writer = writer();
            while (!ended.get()) {
              append(3);
              log(writer);
            }
          });
      try {
        for (int i = 0; i < 150; i++) {
          assertThat(check().problems()).isEmpty();
        }
      } finally {
        ended.set(true);
      }
      server.get();
    }
    assertThat(check().size()).isPositive();
  }

  @Test
  void a_server_with_a_folder_of_its_own_follows() throws Exception {
    append(300);
    log(writer());
    var other =
        new LogWriter(db, new LogFolder(data.resolve("other")), clock, () -> "other.example/log");
    other.round();
    assertThat(Files.readString(data.resolve("other/checkpoint")))
        .isEqualTo(Files.readString(data.resolve("log/checkpoint")));

    append(300);
    log(writer());
    other.round();

    assertThat(Files.readString(data.resolve("other/checkpoint")))
        .isEqualTo(Files.readString(data.resolve("log/checkpoint")));
    requireLater(published(), published(), data.resolve("other"));
  }

  @Test
  void what_a_server_with_a_folder_of_its_own_has_not_written_yet_is_waited_for() throws Exception {
    append(300);
    log(writer());
    var behind = new LogFolder(data.resolve("other"));
    var other = new LogWriter(db, behind, clock, () -> ORIGIN);
    log(other);
    append(300);
    log(writer());
    var last = Tile.of(600, 0, 599);
    assertThatThrownBy(() -> behind.tiles().read(last)).isInstanceOf(NoSuchFileException.class);

    assertThat(new AwaitedTiles(behind, 600, other::round).read(last)).hasSize(last.bytes());

    append(50);
    log(writer());
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = pool.submit(() -> new LogCheck(db, behind).check());
      log(other);
      assertThat(found.get().problems()).isEmpty();
    }
    // A file that is lost comes from nobody, so nobody waits for it.
    Files.delete(data.resolve("other").resolve(Tile.of(650, 0, 0).path()));
    AwaitedTiles.Pause none =
        () -> {
          throw new AssertionError("it is waited for");
        };
    assertThatThrownBy(() -> new AwaitedTiles(behind, 650, none).read(Tile.of(650, 0, 0)))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void what_was_written_for_the_log_cannot_be_changed_by_a_statement() {
    append(300);
    log(writer());
    for (var sql :
        List.of(
            "update log_key set origin = 'x'",
            "delete from log_key",
            "truncate log_key",
            "update log_state set size = size",
            "update log_state set size = size - 1, last_id = last_id + 1",
            "delete from log_state",
            "truncate log_state",
            "update log_mark set first_id = 3",
            "delete from log_mark")) {
      assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(DatabaseException.class);
    }
  }
}
