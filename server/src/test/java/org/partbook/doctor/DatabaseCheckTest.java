package org.partbook.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.db.Database;
import org.partbook.db.DatabaseFacts;
import org.partbook.db.DatabaseUrl;

/// What is said of a database that works, but not as it should.
class DatabaseCheckTest {
  /// A setting that is the whole PostgreSQL's, which other tests use: a view of the same name,
  /// found before PostgreSQL's own, says that it is off.
  private static final String PRETENDED =
      """
      create view pg_settings as
        select name, case when name = 'SETTING' then 'off' else setting end as setting
        from pg_catalog.pg_settings;
      alter database DATABASE set search_path = public, pg_catalog
      """;

  /// A database whose answers take longer than a sale should wait for.
  private static final String SLOW =
      """
      create function clock_timestamp() returns timestamptz language plpgsql as $$
        begin
          perform pg_sleep(0.06);
          return pg_catalog.clock_timestamp();
        end $$;
      alter database DATABASE set search_path = public, pg_catalog
      """;

  private static final String MENDED =
      """
      drop view if exists public.pg_settings;
      drop function if exists public.clock_timestamp();
      alter database DATABASE reset all;
      alter database DATABASE connection limit -1
      """;

  @TempDir private static Path data;
  private static TestDatabase database;
  private static String name;
  private static Database inside;

  @BeforeAll
  static void make() {
    database = TestDatabase.create();
    var url = database.url().jdbcUrl();
    name = url.substring(url.lastIndexOf('/') + 1);
    inside = Database.openAsItIs(database.url(), 1);
    run(
        "create role %1$s_server login password 'hush'; create role %1$s_limited login password 'hush' connection limit 22"
            .formatted(name));
  }

  @AfterAll
  static void drop() {
    run("drop role %1$s_server; drop role %1$s_limited".formatted(name));
    inside.close();
    database.close();
  }

  private static String on(String sql) {
    return sql.replace("DATABASE", name);
  }

  private static void run(String sql) {
    inside.transact(tx -> tx.run(sql));
  }

  /// What is found while something was altered, and is put back.
  private static Outcome examineWith(DatabaseUrl who, String altering) throws Config.Invalid {
    try {
      run(altering);
      return examine(Map.of("PARTBOOK_DATABASE_URL", TestServer.urlWithLogin(who)));
    } finally {
      run(on(MENDED));
    }
  }

  private static Outcome examine(Map<String, String> settings) throws Config.Invalid {
    var all = new HashMap<>(settings);
    all.put("PARTBOOK_DATA", data.toString());
    var check = new DatabaseCheck(Config.read(all));
    try {
      return check.examine();
    } finally {
      check.opened().ifPresent(Installation::close);
    }
  }

  private static DatabaseUrl as(String role, String password) {
    return new DatabaseUrl(database.url().jdbcUrl(), role, password);
  }

  private static void assertSound(Outcome outcome) {
    assertThat(outcome.verdict()).as(outcome.toString()).isEqualTo(Verdict.OK);
    assertThat(outcome.message()).matches("PostgreSQL \\S+ answers in [^,]+");
    assertThat(outcome.toDo()).isEmpty();
    assertThat(outcome.details()).isEmpty();
  }

  @Test
  void of_a_database_that_is_as_it_should_be_nothing_is_said() throws Config.Invalid {
    assertSound(examineWith(database.url(), "select true"));
  }

  @Test
  void a_commit_that_does_not_wait_for_the_disk_is_a_fault() throws Config.Invalid {
    var found =
        examineWith(
            database.url(), "alter database %s set synchronous_commit = off".formatted(name));

    assertLosing(found, "synchronous_commit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes"})
  void a_database_that_a_power_cut_damages_is_a_fault(String setting) throws Config.Invalid {
    assertLosing(examineWith(database.url(), on(PRETENDED.replace("SETTING", setting))), setting);
  }

  private static void assertLosing(Outcome found, String setting) {
    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.FAULT);
    assertThat(found.message()).endsWith(", and a power cut may lose what was confirmed");
    assertThat(found.toDo()).hasValue("Switch on: " + setting);
  }

  @Test
  void a_database_that_can_only_be_read_is_a_fault() throws Config.Invalid {
    var found =
        examineWith(
            database.url(),
            "alter database %s set default_transaction_read_only = on".formatted(name));

    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.FAULT);
    assertThat(found.message()).endsWith(", and can't be written to");
    assertThat(found.toDo().orElseThrow()).contains("targetServerType=primary");
  }

  @Test
  void a_database_that_takes_its_time_is_warned_of() throws Config.Invalid {
    var found = examineWith(database.url(), on(SLOW));

    assertWarning(found, "each sale waits for several answers");
  }

  @Test
  void a_role_or_a_database_with_too_few_connections_is_warned_of() throws Config.Invalid {
    var few = "it takes 22 connections, and 1 server with a command may use 23";
    var limiting = "alter database %s connection limit ".formatted(name);

    assertWarning(examineWith(as(name + "_limited", "hush"), "select true"), few);
    assertWarning(examineWith(as(name + "_server", "hush"), limiting + 22), few);
    assertSound(examineWith(as(name + "_server", "hush"), limiting + 23));
  }

  private static void assertWarning(Outcome found, String what) {
    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.WARNING);
    assertThat(found.details()).containsExactly(what);
    assertThat(found.toDo()).hasValue("See docs/operations.md, Which database");
  }

  @Test
  void an_owner_who_can_not_log_in_is_a_fault_before_the_next_upgrade_needs_it()
      throws Config.Invalid {
    var server = TestServer.urlWithLogin(as(name + "_server", "hush"));
    var right = TestServer.urlWithLogin(as(name + "_limited", "hush"));
    var wrong = TestServer.urlWithLogin(as(name + "_limited", "an-old-one"));

    var found =
        examine(Map.of("PARTBOOK_DATABASE_URL", server, "PARTBOOK_DATABASE_OWNER_URL", wrong));

    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.FAULT);
    assertThat(found.message())
        .startsWith("the owner of the tables can't log in: ")
        .contains(name + "_limited")
        .doesNotContain("an-old-one");
    assertThat(found.toDo().orElseThrow()).startsWith("Mend PARTBOOK_DATABASE_OWNER_URL");
    assertSound(
        examine(Map.of("PARTBOOK_DATABASE_URL", server, "PARTBOOK_DATABASE_OWNER_URL", right)));
  }

  /// What would take long to wait for, and what would take another PostgreSQL.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18|50|1|OK|",
        "18|51|1|WARNING|each sale waits for several answers",
        "18|700|1|WARNING|each sale waits for several answers",
        "18|701|1|FAULT|",
        "15|1|0|OK|",
        "14|1|1|WARNING|it is older than 15, and was not tried",
        "18|1|2|WARNING|it takes 23 connections, and 2 servers with a command may use 41"
      })
  void each_bound_has_two_sides(
      int major, long millis, int running, Verdict verdict, @Nullable String said) {
    var server = new DatabaseFacts.Server(major + ".1", major, false, List.of(), 23);

    var found = DatabaseCheck.judge(server, Duration.ofMillis(millis), running);

    assertThat(found.verdict()).as(found.toString()).isEqualTo(verdict);
    assertThat(found.message()).isEqualTo("PostgreSQL %d.1 answers in %d ms", major, millis);
    assertThat(found.details()).isEqualTo(said == null ? List.of() : List.of(said));
  }
}
