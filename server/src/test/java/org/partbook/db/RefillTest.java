package org.partbook.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;
import org.partbook.ending.LastResort;

/// Rows go from one database into another, which may be of another owner.
class RefillTest {
  private static final String VENDOR =
      "insert into vendor (name, catalog_access, created_at) values ('%s', true, now())";

  private final TestDatabase from = TestDatabase.create();
  private final TestDatabase to = TestDatabase.create();

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  private record Rows(Snapshot snapshot, String version) implements Refill.Rows {
    @Override
    public List<TableShape> tables() {
      return snapshot.tables();
    }

    @Override
    public List<SequenceState> sequences() {
      return snapshot.sequences();
    }

    @Override
    public Optional<Long> count(TableShape table) {
      return Optional.of(snapshot.count(table));
    }

    @Override
    public InputStream read(TableShape table) {
      return snapshot.read(table);
    }
  }

  private void fill(Access access) throws IOException {
    try (var snapshot = Snapshot.of(from.url());
        var refill = Refill.of(access)) {
      refill.fill(new Rows(snapshot, snapshot.version()));
    }
  }

  private static void run(TestDatabase database, String sql) throws SQLException {
    var url = database.url();
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(Database db, String sql) {
    return db.ask(tx -> tx.list(sql, row -> row.getString(1)));
  }

  @Test
  void rows_of_an_earlier_version_become_those_of_this_one() throws Exception {
    from.migrateTo("21");
    run(
        from,
        """
        insert into asset (asset_id, document, fingerprint, title, asset_type, min_qty, world,
          countries, partable, parts, withdrawn, updated_at, change_no)
        values (7, '{}', 'f', E'A\\tb\\n\\\\N', 'SINGLE', 1, true, '{}', false, '{}', false, now(), 1);
        insert into rendering (asset_id, type, usage, blob, bytes) values (7, 'pdf', 'full', 'a', 1)
        """);

    fill(Access.owner(to.url()));

    try (var db = to.open()) {
      assertThat(texts(db, "select title from asset")).containsExactly("A\tb\n\\N");
      assertThat(texts(db, "select blob from edition")).containsExactly("a");
    }
  }

  @Test
  void numbers_go_on_and_what_must_not_be_changed_still_cannot_be() throws Exception {
    try (var db = from.open()) {
      db.transact(tx -> tx.run(VENDOR.formatted("A")));
      db.transact(tx ->
          tx.run("insert into journal (at, kind, actor, body) values (now(), 'X', 'x', '{}')"));
    }
    var role = "server_of_" + UUID.randomUUID().toString().replace("-", "");
    var access =
        new Access(new DatabaseUrl(to.url().jdbcUrl(), role, "a-password"), to.url(), true);

    fill(access);

    try (var db = Database.open(access, 1)) {
      db.transact(tx -> tx.run(VENDOR.formatted("B")));
      assertThat(texts(db, "select id from vendor order by id")).containsExactly("1", "2");
      assertThat(texts(db, "select count(*) from journal")).containsExactly("1");
    }
    try (var db = to.open()) {
      assertThatThrownBy(() -> db.transact(tx -> tx.run("update journal set actor = 'y'")))
          .isInstanceOf(DatabaseException.class);
      assertThatThrownBy(() ->
              db.transact(
                  tx -> tx.run("set session_replication_role = replica; delete from journal")))
          .isInstanceOf(DatabaseException.class);
      db.transact(tx -> tx.run("drop owned by " + role));
      db.transact(tx -> tx.run("drop role " + role));
    }
  }

  @Test
  void a_version_of_the_future_is_refused_and_nothing_is_left() throws Exception {
    from.open().close();
    try (var snapshot = Snapshot.of(from.url());
        var refill = Refill.of(Access.owner(to.url()))) {
      assertThatThrownBy(() -> refill.fill(new Rows(snapshot, "9999")))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("of a newer Partbook: they are of version 9999");
    }
    fill(Access.owner(to.url()));
  }

  @Test
  void rows_that_do_not_come_to_their_end_leave_nothing_and_it_can_be_done_again()
      throws Exception {
    try (var db = from.open()) {
      db.transact(tx -> tx.run(VENDOR.formatted("A")));
    }
    try (var snapshot = Snapshot.of(from.url());
        var refill = Refill.of(Access.owner(to.url()))) {
      var rows = new Rows(snapshot, snapshot.version());
      assertThatThrownBy(() ->
              refill.fill(
                  new Refill.Rows() {
                    @Override
                    public String version() {
                      return rows.version();
                    }

                    @Override
                    public List<TableShape> tables() {
                      return rows.tables();
                    }

                    @Override
                    public List<SequenceState> sequences() {
                      return rows.sequences();
                    }

                    @Override
                    public Optional<Long> count(TableShape table) {
                      return Optional.of(2L);
                    }

                    @Override
                    public InputStream read(TableShape table) {
                      return rows.read(table);
                    }
                  }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("instead of 2");
    }

    fill(Access.owner(to.url()));
  }

  @Test
  void a_database_that_a_server_uses_is_refused() {
    var access = Access.owner(to.url());
    try (var server = Database.openForServer(access, LastResort.with(_ -> {}))) {
      assertThat(server.answers()).isTrue();
      assertThatThrownBy(() -> Refill.of(access))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("a server uses this database");
    }
  }

  @Test
  void what_is_written_after_its_moment_is_not_in_a_snapshot() throws Exception {
    from.open().close();
    run(from, VENDOR.formatted("before"));
    try (var snapshot = Snapshot.of(from.url())) {
      run(from, VENDOR.formatted("after"));
      var vendor = snapshot.tables().stream().filter(it -> it.name().equals("vendor")).findFirst();
      var rows = new ByteArrayOutputStream();

      assertThat(snapshot.write(vendor.orElseThrow(), rows)).isEqualTo(1);
      assertThat(rows.toString(UTF_8)).contains("before").doesNotContain("after");
    }
  }

  @Test
  void nobody_changes_a_table_while_it_is_read() throws Exception {
    from.open().close();
    try (var snapshot = Snapshot.of(from.url())) {
      assertThat(snapshot.tables()).isNotEmpty();
      assertThatThrownBy(() ->
              run(from, "set lock_timeout = '100ms'; alter table vendor alter id type numeric"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("lock timeout");
    }
  }

  @Test
  void who_has_to_change_tables_holds_nobody_up_behind_a_backup() throws Exception {
    new Migrator(from.url()).bringTo("30");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> server;
      try (var snapshot = Snapshot.of(from.url())) {
        assertThat(snapshot.version()).isEqualTo("30");
        assertThatThrownBy(from::open)
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("a backup is being made of this database");
        server = executor.submit(() -> new Migrator(from.url()).bringUpToDate());
        run(from, VENDOR.formatted("sold to meanwhile"));
        assertThat(server).isNotDone();
      }
      server.get();
    }
    from.open().close();
  }

  @Test
  void two_servers_that_have_to_change_tables_at_once_do_it_one_after_the_other() throws Exception {
    new Migrator(from.url()).bringTo("30");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = executor.submit(() -> new Migrator(from.url()).bringUpToDate());
      var other = executor.submit(() -> new Migrator(from.url()).bringUpToDate());
      one.get();
      other.get();
    }
    try (var db = from.open()) {
      assertThat(new Schema(db, from.url(), Optional.empty()).isUpToDate()).isTrue();
    }
  }

  @Test
  void somebody_who_keeps_a_table_in_hand_holds_sales_up_for_seconds_only() throws Exception {
    new Migrator(from.url()).bringTo("30");
    var url = from.url();
    try (var reader = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select * from signing_key");
      assertThatThrownBy(from::open)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("had a table of this database in hand for 3 seconds");
    }
    from.open().close();
  }

  @Test
  void what_was_written_before_its_rows_come_is_not_overwritten() throws Exception {
    from.open().close();
    to.open().close();
    try (var snapshot = Snapshot.of(from.url());
        var refill = Refill.of(Access.owner(to.url()))) {
      run(to, VENDOR.formatted("of a command that was quick"));

      assertThatThrownBy(() -> refill.fill(new Rows(snapshot, snapshot.version())))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("its table vendor has rows");
    }
  }

  @Test
  void nobody_writes_while_it_is_moved() throws Exception {
    try (var db = from.open();
        var alone = db.snapshotAlone()) {
      assertThat(alone.tables()).isNotEmpty();
      assertThatThrownBy(() -> run(from, "set lock_timeout = '100ms'; " + VENDOR.formatted("late")))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("lock timeout");
    }
  }
}
