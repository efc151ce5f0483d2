package org.partbook.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.TestClock;
import org.partbook.TestServer;
import org.partbook.command.Typed;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.delivery.TestLog;
import org.partbook.fleet.Setting.Rule;

/// Servers that share a database, and those that can't.
class FleetTest {
  private static final String ADDRESS = "https://scores.example";
  private static final String SECRET = "a-token-of-ours";

  private static TestServer one;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    one =
        TestServer.start(
            Map.of(
                "PARTBOOK_PUBLIC_URL", ADDRESS,
                "PARTBOOK_UPSTREAM_URL", "https://files.example/{asset_id}",
                "PARTBOOK_UPSTREAM_TOKEN", SECRET));
  }

  @AfterAll
  static void stop() {
    one.close();
  }

  @Test
  void a_server_whose_copies_links_or_days_would_differ_does_not_start_and_says_all_that_does()
      throws IOException {
    var settings = one.settings();
    settings.remove("PARTBOOK_PUBLIC_URL");
    settings.put("PARTBOOK_STAMP_PLACE", "top");
    settings.put("PARTBOOK_STAMP_TEXT", "Für {customer}");
    settings.put("PARTBOOK_TIME_ZONE", "Europe/Berlin");
    settings.put("PARTBOOK_LOOK_INSIDE", "3");
    var shell = new Typed.Shell(Files.createDirectory(folder.resolve("other")), settings);

    var refused = shell.type("serve", "--port", "0");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err().lines())
        .filteredOn(line -> line.startsWith("partbook: "))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("partbook: PARTBOOK_PUBLIC_URL isn't set here, and the server on ")
                    .contains(one.data().toString(), "with '" + ADDRESS + "'"),
            line ->
                assertThat(line)
                    .contains("PARTBOOK_STAMP_TEXT is 'Für {customer}' here, and 'Licensed to"),
            line -> assertThat(line).contains("STAMP_PLACE is 'top' here, and 'bottom-left' at"),
            line -> assertThat(line).contains("LOOK_INSIDE is '3' here, and 'off' at"),
            line -> assertThat(line).contains("TIME_ZONE is 'Europe/Berlin' here, and 'UTC' at"));
    assertThat(one.live().get("/assets/list").status()).isEqualTo(200);
  }

  @Test
  void what_changes_no_bytes_is_only_said_and_no_secret_is() {
    try (var log = new TestLog();
        var second =
            one.second(
                Map.of(
                    "PARTBOOK_UPSTREAM_TOKEN", "another-token",
                    "PARTBOOK_DOWNLOAD_LINK_LIFETIME", "90s"),
                Clock.offset(one.clock(), Duration.ofSeconds(-5)))) {
      assertThat(one.liveAt(second).get("/assets/list").status()).isEqualTo(200);
      assertThat(log.text())
          .contains("PARTBOOK_DOWNLOAD_LINK_LIFETIME is '90s' here, and '1d' at the server on ")
          .contains("PARTBOOK_UPSTREAM_TOKEN is another one here than at the server on ")
          .contains("PARTBOOK_LOG is '")
          .containsPattern("the clock of this machine is [45]\\.[0-9] s behind the database's")
          .doesNotContain(SECRET, "another-token", "UPSTREAM_URL", "STAMP");
      List<String> all =
          one.db()
              .ask(tx ->
                  tx.list("select settings from server_present", row -> row.getString("settings")));
      assertThat(all)
          .hasSize(2)
          .allSatisfy(kept ->
              assertThat(kept)
                  .contains("\"PARTBOOK_UPSTREAM_TOKEN\":\"")
                  .doesNotContain(SECRET, HexFormat.of().formatHex(SECRET.getBytes(UTF_8))));
    }
  }

  @Test
  void hashes_of_two_keys_tell_nothing() {
    var rule = Setting.Rule.WARN;
    var mine = new Setting("PARTBOOK_UPSTREAM_TOKEN", Optional.of("2:ab"), false, rule, "Why");
    var me = new Member("b", "here", "this one", List.of(mine));

    assertThat(warnings(me, "2:ab")).isEmpty();
    assertThat(warnings(me, "1:cd")).isEmpty();
    assertThat(warnings(me, "")).hasSize(1);
    assertThat(warnings(me, "2:cd"))
        .singleElement()
        .asString()
        .startsWith("PARTBOOK_UPSTREAM_TOKEN is another one here than at the other");
  }

  private static List<String> warnings(Member me, String theirs) {
    var other = new Neighbour("a", "the other", Map.of("PARTBOOK_UPSTREAM_TOKEN", theirs), 0);
    return Agreement.ofSettings(me, List.of(other)).warnings();
  }

  @Test
  void a_server_with_another_time_does_not_start() {
    assertThatThrownBy(
            () -> one.second(Map.of(), Clock.offset(one.clock(), Duration.ofSeconds(40))))
        .isInstanceOf(FleetException.class)
        .message()
        .matches(
            "the clock of this machine is (39|40)\\.[0-9] s ahead of the database's, and that of the"
                + " server on .*, which uses the same database, is 0\\.[0-9] s .*");
  }

  @Test
  void what_took_long_says_enough_of_a_clock_that_is_far_off() {
    var looks = new AtomicInteger();
    var slow =
        new TestClock() {
          @Override
          public Instant instant() {
            return super.instant().plusSeconds(600 + 2L * looks.incrementAndGet());
          }
        };

    assertThatThrownBy(() -> one.second(Map.of(), slow))
        .isInstanceOf(FleetException.class)
        .message()
        .containsPattern(
            "the clock of this machine is [6-9]\\d{2}\\.\\d s ahead of the database's");
  }

  @Test
  void of_two_clocks_that_are_wrong_together_none_is_refused() {
    var neighbour = new Neighbour("a", "the other", Map.of(), 3_600_000);
    var me = new Member("b", "here", "this one", List.of());

    var agreement = Agreement.of(me, 3_601_000, List.of(neighbour));

    assertThat(agreement.refusals()).isEmpty();
    assertThat(agreement.warnings()).singleElement().asString().contains("3601.0 s ahead");
    assertThat(Agreement.of(me, 3_631_000, List.of(neighbour)).refusals()).hasSize(1);
    assertThat(Agreement.of(me, 1_999, List.of()).warnings()).isEmpty();
  }

  @Test
  void what_another_version_does_not_know_is_no_difference() {
    var setting = new Setting("PARTBOOK_NEW", Optional.of("x"), true, Rule.REFUSE, "Why");
    var me = new Member("b", "here", "this one", List.of(setting));
    var older = new Neighbour("a", "the other", Map.of("PARTBOOK_OLD", "y"), 0);

    assertThat(Agreement.of(me, 0, List.of(older)).refusals()).isEmpty();
  }

  @Test
  void a_server_alone_may_have_any_settings_as_soon_as_the_others_have_gone() {
    try (var alone = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", ADDRESS))) {
      alone.app().close();
      // So there is nobody to wait for.
      assertThat(present(alone)).isZero();
      try (var changed = alone.second(Map.of("PARTBOOK_STAMP_PLACE", "top"))) {
        assertThat(alone.liveAt(changed).get("/assets/list").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void
      a_server_that_was_killed_is_in_the_way_for_some_seconds_and_not_until_a_clock_is_there_again() {
    try (var alone = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", ADDRESS))) {
      alone.app().close();
      alone
          .db()
          .transact(tx ->
              tx.run(
                  """
                  insert into server_present
                  values ('killed', 'elsewhere', 'the one that was killed',
                    '{"PARTBOOK_STAMP_PLACE":"bottom"}', 0, '', clock_timestamp()),
                    ('killed before the clock was put back', 'elsewhere', 'another',
                    '{"PARTBOOK_STAMP_PLACE":"bottom"}', 0, '', clock_timestamp() + interval '1 h')
                  """));
      try (var changed = alone.second(Map.of("PARTBOOK_STAMP_PLACE", "top"))) {
        assertThat(alone.liveAt(changed).get("/assets/list").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_clock_that_goes_wrong_later_is_said() {
    var clock = new TestClock();
    try (var second = one.second(Map.of(), clock);
        var log = new TestLog()) {
      assertThat(one.liveAt(second).get("/assets/list").status()).isEqualTo(200);

      clock.advance(Duration.ofSeconds(100));
      var said = Pattern.compile("the clock of this machine is (99|100)\\.[0-9] s ahead");
      Api.await(() -> said.matcher(log.text()).find());
    }
  }

  @Test
  void a_server_that_has_much_to_do_is_still_seen_by_the_others() throws Exception {
    var sleep = "select pg_sleep(25) as slept";
    try (var busy = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", ADDRESS));
        var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var db = busy.app().installation().db();
      for (int i = 0; i < 16; i++) {
        var _ = many.submit(() -> db.ask(tx -> tx.one(sleep, row -> row.getString("slept"))));
      }
      Api.await(() -> isBusy(db));

      var before = seenAt(busy);
      Api.await(() -> seenAt(busy).isAfter(before));

      assertThat(isBusy(db)).isTrue();
      busy.db()
          .ask(tx ->
              tx.list(
                  "select pg_terminate_backend(pid) as ended from pg_stat_activity where query = ?",
                  row -> row.getBoolean("ended"),
                  sleep));
    }
  }

  private static boolean isBusy(Database db) {
    try {
      return db.ask(tx -> tx.one("select 1 as one", row -> row.getInt("one"))).isEmpty();
    } catch (DatabaseException e) {
      return String.valueOf(e.getMessage()).contains("no connection was free");
    }
  }

  private static Instant seenAt(TestServer server) {
    return server
        .db()
        .ask(tx -> tx.one("select seen_at from server_present", row -> Tx.instant(row, "seen_at")))
        .orElseThrow();
  }

  @Test
  void what_a_server_has_left_behind_in_its_own_folder_is_not_in_its_way() {
    try (var alone = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", ADDRESS))) {
      var place =
          alone
              .db()
              .ask(tx -> tx.one("select place from server_present", row -> row.getString("place")))
              .orElseThrow();
      alone.app().close();
      alone
          .db()
          .transact(tx ->
              tx.update(
                  """
                  insert into server_present
                  values ('killed', ?, 'this one', '{"PARTBOOK_STAMP_PLACE":"top"}', 0, '',
                    clock_timestamp())
                  """,
                  place));

      alone.restart();

      // Of others it would be seen for some seconds, and kept for a minute.
      assertThat(present(alone)).isEqualTo(1);
    }
  }

  private static long present(TestServer server) {
    return server
        .db()
        .ask(tx -> tx.one("select count(*) from server_present", row -> row.getLong(1)))
        .orElseThrow();
  }
}
