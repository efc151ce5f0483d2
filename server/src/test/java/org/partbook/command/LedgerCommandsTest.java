package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;
import org.partbook.access.Vendor;
import org.partbook.audit.NotVerified;
import org.partbook.audit.VerifierKey;
import org.partbook.db.DatabaseUrl;

/// `partbook ledger`, typed while the server runs.
class LedgerCommandsTest {
  @TempDir static Path folder;
  private static Books books;
  private static Vendor shop;
  private static Vendor other;

  @BeforeAll
  static void sell() throws IOException {
    books = Books.in(folder.resolve("books"));
    shop = books.shop("Corner Music Shop");
    other = books.shop("Other Shop");
    books.sell(shop, books.month(), 2);
    books.sell(shop, books.month(), 3);
    books.sell(shop, books.month().minusMonths(1), 100);
    books.sell(other, books.month(), 1);
  }

  @AfterAll
  static void stop() {
    books.close();
  }

  private static Typed type(String... words) {
    return books.type(words);
  }

  private static Typed done(String... words) {
    var typed = type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.DONE);
    return typed;
  }

  @Test
  void the_key_is_the_same_for_people_and_for_programs() throws NotVerified {
    books.awaitLog();
    var printed = done("ledger", "key").out();
    assertThat(printed).endsWith("\n");
    var key = VerifierKey.parse(printed.strip());

    var json = done("ledger", "key", "--json").json();
    assertThat(json.path("key").asString()).isEqualTo(key.toString());
    assertThat(json.path("origin").asString()).isEqualTo(key.name()).endsWith("/log");
    assertThat(done("ledger", "key", "--csv").out().lines())
        .containsExactly("origin,key", key.name() + "," + key);
  }

  @Test
  void before_a_server_has_begun_the_log_there_is_nothing_to_prove_by() throws IOException {
    try (var database = TestDatabase.withTables()) {
      var settings = new HashMap<>(books.server().settings());
      settings.put("PARTBOOK_DATABASE_URL", url(database.url()));
      settings.put("PARTBOOK_LOG", folder.resolve("no log").toString());
      var shell = new Typed.Shell(Files.createDirectories(folder.resolve("fresh")), settings);

      var key = shell.type("ledger", "key");
      assertThat(key.code()).as(key.toString()).isEqualTo(Exit.FAILED);
      assertThat(key.err()).contains("there is no key yet: a server makes it");
      assertThat(key.out()).isEmpty();
      shell.type("vendor", "add", "Shop");
      shell.type("vendor", "terms", "set", "Shop", "--currency", "EUR");
      var drafted =
          shell.type(
              "statement",
              "draft",
              "--vendor",
              "Shop",
              "--month",
              books.month().toString(),
              "--currency",
              "EUR");
      assertThat(drafted.code()).as(drafted.toString()).isZero();
      for (var command : List.of("close", "show")) {
        var refused = shell.type("statement", command, "1");
        assertThat(refused.code()).isEqualTo(Exit.FAILED);
        assertThat(refused.err()).contains("the log has not begun yet");
      }
      var verified = shell.type("ledger", "verify");
      assertThat(verified.code()).isZero();
      assertThat(verified.out())
          .contains("All 0 entries of the log", "3 entries aren't in the log yet");
    }
  }

  private static String url(DatabaseUrl url) {
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://%s:%s@".formatted(url.user(), url.password()));
  }

  @Test
  void a_journal_that_is_as_it_was_logged_is_said_to_be() {
    books.awaitLog();

    var json = done("ledger", "verify", "--json").json();
    long entries = json.path("entries").asLong();
    assertThat(entries).isGreaterThan(8);
    assertThat(json.path("verified").asBoolean()).isTrue();
    assertThat(json.path("published").asLong()).isEqualTo(entries);
    assertThat(json.path("unlogged").asLong()).isZero();
    assertThat(json.path("problems")).isEmpty();
    assertThat(json.path("root").asString()).hasSize(44);
    assertThat(done("ledger", "verify").out())
        .isEqualTo(
            "All %1$d entries of the log are in the journal as they were logged; %1$d of them are in the checkpoint that is public.%n"
                .formatted(entries));
  }

  @Test
  void an_entry_that_was_changed_behind_the_servers_back_is_named() {
    books.awaitLog();
    long entry = entries("--kind", "registered").getLast().id();
    books.whileChanged(
        "net = net - 1",
        "id = " + entry,
        () -> {
          var told = type("ledger", "verify");
          assertThat(told.code()).as(told.toString()).isEqualTo(Exit.FAILED);
          assertThat(told.out())
              .startsWith("CHANGED: entry " + entry + " (REGISTERED, " + books.month());
          var json = type("ledger", "verify", "--json");
          assertThat(json.code()).isEqualTo(Exit.FAILED);
          assertThat(json.json().path("verified").asBoolean()).isFalse();
          var problem = json.json().path("problems").get(0);
          assertThat(problem.path("kind").asString()).isEqualTo("CHANGED");
          assertThat(problem.path("entry").asLong()).isEqualTo(entry);
          assertThat(problem.path("index").asLong()).isPositive();
        });
    done("ledger", "verify");
  }

  @Test
  void a_file_that_was_changed_is_named() throws IOException {
    books.awaitLog();
    var tile = part(books.server().config().log().resolve("tile/0/000.p"));
    var bytes = Files.readAllBytes(tile);
    var changed = bytes.clone();
    changed[3] ^= 64;
    Files.write(tile, changed);
    try {
      var told = type("ledger", "verify");
      assertThat(told.code()).as(told.toString()).isEqualTo(Exit.FAILED);
      assertThat(told.out()).startsWith("FILES: tile/0/000.p/");
    } finally {
      Files.write(tile, bytes);
    }
    done("ledger", "verify");
  }

  /// The longest, which is the latest.
  private static Path part(Path parts) throws IOException {
    try (var files = Files.list(parts)) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  private record Listed(long id, String kind, String net) {}

  private static List<Listed> entries(String... wanted) {
    var words = new String[wanted.length + 3];
    words[0] = "ledger";
    words[1] = "list";
    words[2] = "--json";
    System.arraycopy(wanted, 0, words, 3, wanted.length);
    return done(words)
        .json()
        .valueStream()
        .map(one ->
            new Listed(
                one.path("id").asLong(), one.path("kind").asString(), one.path("net").toString()))
        .toList();
  }

  @Test
  void entries_are_listed_by_their_kind() {
    assertThat(entries("--kind", "registered"))
        .extracting(Listed::net)
        .containsExactly("4.74", "7.11", "237", "2.37");
    assertThat(
            entries(
                "--kind",
                "REGISTERED",
                "--month",
                books.month().toString(),
                "--vendor",
                "Other Shop"))
        .singleElement()
        .satisfies(one -> assertThat(one.net()).isEqualTo("2.37"));
    assertThat(entries("--kind", "Terms_Set")).extracting(Listed::kind).containsOnly("TERMS_SET");
    assertThat(entries("--kind", "refunded", "--vendor", "Other Shop")).isEmpty();
    assertThat(entries())
        .extracting(Listed::kind)
        .contains("VENDOR_ADDED", "TERMS_SET", "REGISTERED", "TOKEN_ISSUED", "CATALOG_CHANGED");

    var csv = done("ledger", "list", "--kind", "registered", "--vendor", "Other Shop", "--csv");
    assertThat(csv.out().lines().findFirst())
        .hasValue("id,at,kind,actor,line,vendor,currency,quantity,net,body");
    assertThat(csv.out().lines().skip(1))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(",EUR,1,2.37,\"{\"\"environment\"\":"));
    var table = done("ledger", "list", "--kind", "registered", "--vendor", "Other Shop").out();
    assertThat(table).startsWith("ENTRY  WHEN").contains("  2.37 EUR  {\"environment\":");

    var nonsense = type("ledger", "list", "--kind", "sold");
    assertThat(nonsense.code()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(nonsense.err()).contains("there are no entries of the kind 'sold'");
  }

  @Test
  void sums_are_those_of_the_entries_of_a_time() {
    assertThat(
            done("ledger", "sums", "--month", books.month().toString())
                .out()
                .lines()
                .map(line -> line.strip()))
        .containsExactly(
            "VENDOR             CURRENCY  WHAT        ENTRIES  COPIES  NET",
            "Corner Music Shop  EUR       REGISTERED  2        5       11.85",
            "Other Shop         EUR       REGISTERED  1        1       2.37");
    assertThat(done("ledger", "sums", "--month", books.month().toString(), "--csv").out().lines())
        .containsExactly(
            "vendor,currency,kind,entries,copies,net",
            "Corner Music Shop,EUR,REGISTERED,2,5,11.85",
            "Other Shop,EUR,REGISTERED,1,1,2.37");
    var all = done("ledger", "sums", "--json").json();
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("copies").asLong()).isEqualTo(105);
    assertThat(all.get(0).path("net").decimalValue()).isEqualByComparingTo("248.85");
    assertThat(done("ledger", "sums", "--day", books.month().atDay(14).toString()).out().lines())
        .hasSize(1);
    assertThat(done("ledger", "sums", "--day", books.month().atDay(15).toString()).out().lines())
        .hasSize(3);
  }
}
