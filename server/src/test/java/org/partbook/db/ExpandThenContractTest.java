package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// While servers are replaced one after the other, those of the release before sell on the tables
/// that the first new one has changed. See `docs/decisions/0068-expand-then-contract.md`.
class ExpandThenContractTest {
  /// The last that was there when this was decided. Nothing had been released, so there is no
  /// server of an earlier release that could run on what it and those before it have made.
  private static final int BASE = 33;

  private static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

  /// What a migration begins with that takes away what nobody uses any more, and does nothing else.
  private static final Pattern DECLARED =
      Pattern.compile("-- Not used since (?<release>\\d+\\.\\d+\\.\\d+): \\S.*");

  /// @param name of the file
  private record Migration(String name, int number, String sql) {}

  private static final Set<String> UNIQUE = new HashSet<>();

  private static List<Migration> all;

  @BeforeAll
  static void read() throws IOException {
    try (var files = Files.list(ROOT.resolve("server/src/main/resources/" + Migrations.FOLDER))) {
      all = files.map(ExpandThenContractTest::migration).toList();
    }
    all.forEach(one -> UNIQUE.addAll(Contractions.unique(one.sql())));
  }

  private static Migration migration(Path file) {
    var name = String.valueOf(file.getFileName());
    var number = FILE.matcher(name);
    assertThat(number.matches()).as(name).isTrue();
    try {
      return new Migration(name, Integer.parseInt(number.group(1)), Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static List<String> found(String sql) {
    return Contractions.in(sql, UNIQUE);
  }

  /// What must not be done yet, each with the file in which it is.
  private static List<String> refused(List<Migration> migrations, String changelog) {
    return migrations.stream()
        .filter(one -> one.number() > BASE && !isUnused(one, changelog))
        .flatMap(one -> found(one.sql()).stream().map(found -> one.name() + ": " + found))
        .toList();
  }

  /// Whether a release is out that has ended the use of what is taken away.
  private static boolean isUnused(Migration migration, String changelog) {
    var declared = DECLARED.matcher(migration.sql().lines().findFirst().orElse(""));
    return declared.matches()
        && changelog
            .lines()
            .anyMatch(line -> (line + " ").startsWith("## " + declared.group("release") + " "));
  }

  @Test
  void a_migration_takes_nothing_away_from_servers_of_the_release_before() throws IOException {
    var changelog = Files.readString(ROOT.resolve("CHANGELOG.md"));

    assertThat(refused(all, changelog))
        .as("servers of the release before may use it: CONTRIBUTING.md, a migration")
        .isEmpty();
  }

  @Test
  void what_a_release_has_ended_the_use_of_may_go_once_that_is_out() {
    var drop = "alter table vendor drop column address";

    assertThat(refusedOf(BASE, drop)).isEmpty();
    assertThat(refusedOf(BASE + 1, drop)).containsExactly("V34__x.sql: " + drop);
    assertThat(refusedOf(BASE + 1, "-- Tidies up.\n" + drop)).hasSize(1);
    assertThat(refusedOf(BASE + 1, "-- Not used since 1.5.0: vendor.address\n" + drop)).hasSize(1);
    assertThat(refusedOf(BASE + 1, "-- Not used since 1.4: vendor.address\n" + drop)).hasSize(1);
    assertThat(refusedOf(BASE + 1, "-- Not used since 1.4.0: vendor.address\n" + drop)).isEmpty();
  }

  private static List<String> refusedOf(int number, String sql) {
    return refused(
        List.of(new Migration("V34__x.sql", number, sql)),
        "# Changelog\n\n## Unreleased\n\n## 1.4.0 (2027-01-31)\n\nFirst.\n");
  }

  /// Before anything was released they did, and it is found.
  @Test
  void what_earlier_migrations_took_away_is_found() {
    assertThat(all).extracting(Migration::number).contains(1, BASE).doesNotHaveDuplicates();
    assertThat(all.stream().filter(one -> one.number() <= BASE && !found(one.sql()).isEmpty()))
        .extracting(Migration::name)
        .contains(
            "V3__pages_and_frames.sql",
            "V9__jobs_of_lines.sql",
            "V12__journal.sql",
            "V28__webhook_trouble.sql",
            "V32__sealed_keys.sql")
        .doesNotContain(
            "V2__personal_copies.sql",
            "V11__many_lines.sql",
            "V13__rights.sql",
            "V24__events.sql",
            "V30__servers.sql",
            "V33__backups.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table webhook_attempt",
        "/* small */ DROP -- with words between\n\tTABLE \"webhook_attempt\" cascade",
        "drop index order_line_code",
        "drop function refuse_change()",
        "drop type mood",
        "drop sequence journal_id",
        "drop view sales",
        "drop materialized view if exists sales",
        "alter table order_line drop column deadline",
        "alter table order_line add note text, drop deadline",
        "alter table prepared_score drop constraint prepared_score_pkey",
        "alter table vendor rename column name to called",
        "alter table vendor rename to shop",
        "alter index order_line_code rename to code_of_line",
        "alter function next_change() rename to following_change",
        "alter table vendor set schema other",
        "alter table vendor alter column name type varchar(50)",
        "alter table vendor alter name set data type varchar(50)",
        "alter table vendor alter column address set not null",
        "alter table vendor alter column suspended drop default",
        "alter table vendor add column colour text not null",
        "alter table vendor add number bigint primary key",
        "alter table vendor add column note text, add column colour text not null",
        "alter table vendor add constraint one_address unique (address)",
        "alter table vendor add check (name <> '')",
        "alter table vendor enable row level security",
        "create unique index vendor_name on vendor (lower(name))",
        "truncate webhook_attempt",
        "truncate table webhook_attempt, webhook_delivery restart identity",
        "delete from webhook_attempt",
        "with gone as (delete from webhook_attempt returning 1) insert into counted select 1 from gone",
        "revoke select on order_line from public",
        "do $$ begin execute 'drop table webhook_attempt'; end $$",
        "do language plpgsql $x$ begin alter table vendor alter column name type text; end $x$"
      })
  void what_takes_away_or_tightens_is_refused(String sql) {
    assertThat(found("create index beside on vendor (created_at);\n" + sql + ";\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        create table mood (id bigint, word text not null, gone text);
        alter table mood add constraint mood_pkey primary key (id), drop column gone;
        create unique index mood_word on mood (word);
        drop index mood_word;
        delete from mood;
        drop table mood
        """,
        "alter table vendor add column colour text",
        "alter table vendor add column colour text not null default 'none'",
        "alter table vendor add checked boolean",
        "alter table vendor add number bigint not null generated always as identity",
        "alter table vendor add colour text check (colour is not null or name <> '')",
        "alter table vendor add constraint short check (length(name) < 200) not valid",
        "alter table vendor validate constraint short",
        """
        alter table order_line
          drop constraint order_line_status_check,
          add constraint order_line_status_check check (status in ('ONE', 'OTHER')) not valid
        """,
        "alter table vendor alter column address drop not null",
        "alter table vendor alter column address set default 'nowhere'",
        "alter table vendor add handle text; create unique index vendor_handle on vendor (handle)",
        "create index vendor_created on vendor (created_at)",
        "drop index order_line_due",
        "delete from webhook_attempt where at < now() - interval '1 year'",
        """
        create function tidy() returns void language sql as $$
          truncate webhook_attempt; delete from webhook_delivery;
        $$
        """,
        """
        drop trigger never_changed on log_key;
        create trigger never_changed before delete or truncate on log_key
          for each statement execute function refuse_change()
        """,
        "comment on table vendor is 'drop table vendor; truncate it'",
        "-- drop table vendor;\nselect 1",
        "do $$ begin execute format('alter table vendor alter column name set default %L', 1); end $$"
      })
  void what_adds_or_loosens_is_let_through(String sql) {
    assertThat(found(sql)).isEmpty();
  }
}
