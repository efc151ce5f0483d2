package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `partbook statement close` is killed, whatever it is just doing: there is a draft or a statement
/// then, and nothing in between.
@Timeout(1200)
class KilledCloseIT {
  private static final Pattern LISTENS = Pattern.compile("Partbook listens at \\S+");
  private static final String SHOP = "Corner Music Shop";

  /// Each statement is of a day.
  private static final int DAYS = 11;

  private static final int SALES_A_DAY = 3000;
  private static final int LEAST_KILLED = 5;

  /// Held from the beginning of a close until its end, for the sake of the numbers.
  private static final String CLOSING =
      """
      select exists (
        select from pg_locks
        where locktype = 'advisory' and classid = x'5374'::int and objid = x'6174656D'::int)
      """;

  /// All is done but the entry in the journal, which somebody has locked.
  private static final String WAITS_FOR_THE_JOURNAL =
      """
      select exists (
        select from pg_locks
        where relation = 'journal'::regclass and mode = 'RowExclusiveLock' and not granted)
      """;

  private static final String IS_CLOSED =
      "select exists (select from statement where id = %s and closed_at is not null)";

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir Path temp;
  private Path data;
  private Shell shell;
  private int closed;
  private int killed;

  /// As long as a server keeps the database, commands that nobody kills need no process of theirs.
  private boolean isServed;

  @BeforeEach
  void install() {
    data = temp.resolve("data");
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  /// Waited for until something is killed.
  private interface Moment {
    boolean hasCome(String draft) throws Exception;
  }

  @Test
  void whoever_is_killed_while_closing_leaves_a_draft_or_a_statement() throws Exception {
    var server = shell.start("serve", "--port", "0");
    server.saying(LISTENS);
    isServed = true;
    shell.run("vendor", "add", SHOP).expect(0);
    shell.run("vendor", "terms", "set", SHOP, "--currency", "EUR").expect(0);
    try (var database = connect()) {
      sell(database);
      awaitLog();
      var length = shorter(timed(database), timed(database));

      for (int quarter = 0; quarter <= 4; quarter++) {
        var pause = length.multipliedBy(quarter).dividedBy(4);
        kill(draft -> {
          if (!is(database, CLOSING)) {
            return false;
          }
          Thread.sleep(pause);
          return true;
        });
      }
      kill(draft -> !unfinished().isEmpty());
      killBeforeItsEnd(database);
      kill(draft -> is(database, IS_CLOSED.formatted(draft)));
    }
    server.terminate().expect(0);
    isServed = false;
    kill(draft -> {
      try (var alone = connect()) {
        return is(alone, CLOSING);
      } catch (IOException | SQLException | IndexOutOfBoundsException _) {
        // The command is just starting the database.
        return false;
      }
    });

    // One or the other moment may be gone before it is seen.
    assertThat(killed).isGreaterThanOrEqualTo(LEAST_KILLED);
    shell.run("statement", "verify", "--all").expect(0);
    shell.run("ledger", "verify").expect(0);
    requireNothingLeft();
  }

  /// Sales of the last days, which nobody else can make afterwards.
  private void sell(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          insert into journal (at, kind, actor, line_id, vendor_id, currency, quantity, net, body)
          select
            (date '%s' - day) at time zone 'UTC' + interval '12 hours', 'REGISTERED', 'token 1',
            1000000 * day + sale, (select id from vendor where name = '%s'), 'EUR', 1, 2.37,
            format('{"environment":"live","order":%%s,"order_line":1,"asset":1001,"title":"Träumerei",\
          "country":"DE","copies":1,"line_price":"3.95","currency":"EUR"}', 1000000 * day + sale)
          from generate_series(1, %d) as day, generate_series(1, %d) as sale
          """
              .formatted(today, SHOP, DAYS, SALES_A_DAY));
    }
  }

  private Connection connect() throws IOException, SQLException {
    // PostgreSQL's own file; that of a server isn't there when a command has started it.
    var port = Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(3);
    var password = Files.readString(data.resolve("postgres/password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/partbook".formatted(port), "partbook", password);
  }

  private static boolean is(Connection database, String question) throws SQLException {
    try (var statement = database.createStatement();
        var answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private void awaitLog() throws InterruptedException {
    while (json("ledger", "verify", "--json").path("unlogged").asInt() > 0) {
      Thread.sleep(100);
    }
  }

  /// Of a command that succeeds.
  private JsonNode json(String... words) {
    if (!isServed) {
      return shell.run(words).expect(0).json();
    }
    var typed = Typed.Shell.in(data).type(words);
    assertThat(typed.code()).as(typed.toString()).isZero();
    return typed.json();
  }

  /// @return the number of a draft of the next day
  private String draft() {
    var day = today.minusDays(DAYS - closed).toString();
    return json(
            "statement",
            "draft",
            "--vendor",
            SHOP,
            "--currency",
            "EUR",
            "--from",
            day,
            "--until",
            day,
            "--json")
        .get(0)
        .path("id")
        .asString();
  }

  /// How long a close takes that nobody kills.
  private Duration timed(Connection database) throws Exception {
    var draft = draft();
    var closing = shell.start("statement", "close", draft, "--json");
    until(() -> is(database, CLOSING), closing);
    long begin = System.nanoTime();
    until(() -> is(database, IS_CLOSED.formatted(draft)), closing);
    var length = Duration.ofNanos(System.nanoTime() - begin);
    requireClosed(closing.result().expect(0).json().get(0));
    return length;
  }

  /// Whatever held the other one up, most will take as long as this one.
  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private interface State {
    boolean isReached() throws Exception;
  }

  /// Waits for it, or for the end of the command.
  private static void until(State state, Launched running) throws Exception {
    while (!state.isReached() && running.isAlive()) {
      Thread.sleep(1);
    }
  }

  private void kill(Moment moment) throws Exception {
    var draft = draft();
    var closing = shell.start("statement", "close", draft);
    until(() -> moment.hasCome(draft), closing);
    if (closing.isAlive()) {
      killed++;
    }
    closing.kill();
    requireAllOrNothing(draft);
  }

  /// When the document is stored, and nothing of that is committed.
  private void killBeforeItsEnd(Connection database) throws Exception {
    var draft = draft();
    try (var other = connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table journal in share row exclusive mode");
      var closing = shell.start("statement", "close", draft);
      until(() -> is(database, WAITS_FOR_THE_JOURNAL), closing);
      assertThat(isClosed(statement(draft))).isFalse();
      closing.kill();
      killed++;
      assertThat(isClosed(statement(draft))).isFalse();
      other.rollback();
    }
    requireAllOrNothing(draft);
  }

  private void requireAllOrNothing(String draft) {
    var found = statement(draft);
    requireClosed(isClosed(found) ? found : json("statement", "close", draft, "--json").get(0));
  }

  private static boolean isClosed(JsonNode statement) {
    boolean isClosed = !statement.path("number").isNull();
    for (var name : List.of("entries", "due", "sha256", "closed_at")) {
      assertThat(statement.path(name).isNull()).as(statement.toString()).isNotEqualTo(isClosed);
    }
    return isClosed;
  }

  private JsonNode statement(String id) {
    var all = json("statement", "list", "--json");
    assertThat(all).hasSize(closed + 1);
    return all.valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// With the next number, and all of the day's sales.
  private void requireClosed(JsonNode statement) {
    closed++;
    var number = statement.path("number").asString();
    assertThat(number).matches("V-20[0-9]{2}-%04d".formatted(closed));
    assertThat(statement.path("entries").asInt()).isEqualTo(SALES_A_DAY);
  }

  /// Files that somebody was writing.
  private List<Path> unfinished() throws IOException {
    var found = new ArrayList<Path>();
    for (var folder : List.of(data, data.resolve("blobs"), data.resolve("cache"))) {
      try (var files = Files.list(folder)) {
        files
            .filter(file -> file.getFileName().toString().matches(".*\\.(part|new|jsonl)"))
            .forEach(found::add);
      }
    }
    return found;
  }

  /// What couldn't be avoided is gone two days later: files for the store, and one without bytes
  /// whose command was killed in the moment before that file lost its name.
  private void requireNothingLeft() throws IOException {
    assertThat(unfinished())
        .allMatch(file -> file.startsWith(data.resolve("blobs")) || file.toFile().length() == 0);
    for (var file : unfinished()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }
    shell.run("statement", "list").expect(0);
    shell.run("catalog", "prepare").expect(0);
    assertThat(unfinished()).isEmpty();
  }
}
