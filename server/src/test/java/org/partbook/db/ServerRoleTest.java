package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.TestDatabase;

/// Who works with the tables can't change what was written, nor what keeps it from that.
class ServerRoleTest {
  private final TestDatabase database = TestDatabase.create();
  private final Access access =
      new Access(
          new DatabaseUrl(
              database.url().jdbcUrl(),
              "server_of_" + UUID.randomUUID().toString().replace("-", ""),
              "a-password"),
          database.url(),
          true);
  private Database db;

  @BeforeEach
  void open() {
    db = Database.open(access, 2);
  }

  @AfterEach
  void close() {
    db.close();
    try (var owner = Database.open(database.url(), 1)) {
      owner.transact(tx -> tx.run("drop owned by " + access.role().user()));
      owner.transact(tx -> tx.run("drop role " + access.role().user()));
    }
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set actor = 'x'",
        "delete from journal",
        "truncate journal",
        "alter table journal disable trigger never_changed",
        "drop trigger never_changed on journal",
        "set session_replication_role = replica",
        "update vendor_terms set terms = ''",
        "drop table journal",
        "insert into journal (id, at, kind, actor, body) values (1, now(), 'X', 'x', '{}')",
        "delete from flyway_schema_history",
        "create or replace function refuse_change() returns trigger language plpgsql as"
            + " $$ begin return new; end $$"
      })
  void it_changes_nothing_that_stays(String sql) {
    assertThatThrownBy(() -> db.transact(tx -> tx.run(sql)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void it_does_its_work() {
    db.transact(tx -> {
      tx.run("insert into journal (at, kind, actor, body) values (now(), 'EXPORTED', 'x', '{}')");
      tx.run("create temporary table t (x int) on commit drop");
      tx.run("analyze asset");
      tx.run("insert into vendor (name, catalog_access, created_at) values ('v', true, now())");
      tx.run("update vendor set name = 'w'");
    });

    Optional<String> kind =
        db.ask(tx -> tx.one("select kind from journal", row -> row.getString(1)));
    assertThat(kind).contains("EXPORTED");
  }

  @Test
  void it_is_there_the_next_time() {
    db.close();
    db = Database.open(access, 2);

    assertThat(db.answers()).isTrue();
  }
}
