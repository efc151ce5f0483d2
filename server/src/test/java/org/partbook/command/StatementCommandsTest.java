package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.access.Vendor;
import org.partbook.audit.Main;
import org.partbook.blob.BlobKey;
import tools.jackson.databind.JsonNode;

/// `partbook statement`, typed when a month is over and while the server runs.
class StatementCommandsTest {
  private static final String SHOP = "Corner Music Shop";
  private static final String SOUND = "is what the journal says";

  /// How a file of each form begins.
  private static final Map<String, String> FORMS =
      Map.of(
          "pdf", "%PDF-",
          "csv", "statement,kind,party,",
          "editx", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SalesReport ",
          "editx-tax", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SalesTaxReport ",
          "hledger", "; statement ",
          "accounting", "date,statement,account,",
          "document", "{\"statement\":");

  @TempDir Path folder;
  private Books books;
  private Vendor shop;
  private String month;
  private String thisMonth;
  private String firstDay;
  private String lastDay;

  @BeforeEach
  void sell_something() throws IOException {
    books = Books.in(folder.resolve("books"));
    month = books.month().toString();
    thisMonth = books.month().plusMonths(1).toString();
    firstDay = books.month().atDay(1).toString();
    lastDay = books.month().atEndOfMonth().toString();
    shop = books.shop(SHOP);
    books.share(
        """
        party,name,currency
        anna,Anna Example,EUR
        bert,Bert Example,USD
        """,
        """
        asset_id,party,role,basis,value,currency,valid_from,valid_until,territories
        1001,anna,composer,net,10,,,,
        1001,bert,arranger,net,20,,,,
        """);
    books.sell(shop, books.month(), 2);
  }

  @AfterEach
  void stop() {
    books.close();
  }

  /// Types `partbook statement WORDS`.
  private Typed type(String... words) {
    var all = new ArrayList<>(List.of("statement"));
    all.addAll(List.of(words));
    return books.type(all.toArray(String[]::new));
  }

  private Typed done(String... words) {
    var typed = type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.DONE);
    return typed;
  }

  private void requireRefused(String why, String... words) {
    var typed = type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).as(String.join(" ", words)).contains(why);
  }

  /// What nobody can mean.
  private void requireSenseless(String why, String... words) {
    var typed = type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(typed.err()).as(String.join(" ", words)).contains(why);
    assertThat(typed.out()).isEmpty();
  }

  /// @return the number of the draft
  private String draft(String option, String whose) {
    return done("draft", option, whose, "--month", month, "--json")
        .json()
        .get(0)
        .path("id")
        .asString();
  }

  private JsonNode closed(String draft) {
    books.awaitLog();
    return done("close", draft, "--json").json().get(0);
  }

  private static String number(JsonNode closed) {
    return closed.path("number").asString();
  }

  private static String due(JsonNode closed) {
    return closed.path("due").decimalValue().toPlainString();
  }

  private static List<String> columns(Typed table) {
    return table.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")).toList();
  }

  @Test
  void a_draft_is_what_was_sold_until_now() {
    var drafted = done("draft", "--vendor", SHOP, "--month", month, "--json").json();
    assertThat(drafted).hasSize(1);
    var draft = drafted.get(0);
    assertThat(draft.path("kind").asString()).isEqualTo("vendor");
    assertThat(draft.path("party").asString()).isEqualTo(Long.toString(shop.id().value()));
    assertThat(draft.path("name").asString()).isEqualTo(SHOP);
    assertThat(draft.path("from").asString()).isEqualTo(firstDay);
    assertThat(draft.path("until").asString()).isEqualTo(lastDay);
    assertThat(draft.path("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(draft.path("currency").asString()).isEqualTo("EUR");
    for (var name : List.of("number", "entries", "due", "sha256", "closed_at")) {
      assertThat(draft.path(name).isNull()).as(name).isTrue();
    }
    var id = draft.path("id").asString();

    books.awaitLog();
    assertThat(done("show", id).out())
        .contains("\"entries\":1,\"copies\":2,\"net\":\"4.74\"", "\"due\":\"5.64\"")
        .doesNotContain("\"proof\":", "\"salt\":", "\"seal\":");
    books.sell(shop, books.month(), 3);
    books.awaitLog();
    assertThat(done("show", id).out())
        .contains("\"entries\":2,\"copies\":5,\"net\":\"11.85\"", "\"due\":\"14.10\"");
  }

  @Test
  void drafts_and_statements_are_listed_for_people_and_for_programs() {
    var headings = "STATEMENT | KIND | PARTY | FROM | UNTIL | CURRENCY | ENTRIES | DUE | CLOSED";
    assertThat(columns(done("list"))).containsExactly(headings);
    assertThat(done("list", "--json").json()).isEmpty();
    assertThat(done("list", "--csv").out()).isEmpty();
    var ofShop = closed(draft("--vendor", SHOP));
    var ofAnna = draft("--party", "anna");

    assertThat(number(ofShop)).matches("V-20[0-9]{2}-0001");
    var at = ofShop.path("closed_at").asString();
    assertThat(columns(done("list")))
        .containsExactly(
            headings,
            "%s | holder | Anna Example | %s | %s | EUR | - | - | draft"
                .formatted(ofAnna, firstDay, lastDay),
            "%s | vendor | %s | %s | %s | EUR | 1 | 5.64 | %sZ"
                .formatted(number(ofShop), SHOP, firstDay, lastDay, at.substring(0, 19)));
    var listed = done("list", "--json").json();
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).path("id").asString()).isEqualTo(ofAnna);
    assertThat(listed.get(1)).isEqualTo(ofShop);
    assertThat(done("list", "--csv").out().lines())
        .containsExactly(
            "id,number,kind,party,name,from,until,zone,currency,entries,due,sha256,closed_at",
            "%s,,holder,anna,Anna Example,%s,%s,Europe/Berlin,EUR,,,,"
                .formatted(ofAnna, firstDay, lastDay),
            "%s,%s,vendor,%d,%s,%s,%s,Europe/Berlin,EUR,1,5.64,%s,%s"
                .formatted(
                    ofShop.path("id").asString(),
                    number(ofShop),
                    shop.id().value(),
                    SHOP,
                    firstDay,
                    lastDay,
                    ofShop.path("sha256").asString(),
                    at));
  }

  @Test
  void what_is_written_late_is_in_the_next_statement() throws IOException {
    var before = books.month().minusMonths(1);
    books.sell(shop, before, 1);
    var drafted = done("draft", "--vendor", SHOP, "--month", before.toString(), "--json").json();
    var first = closed(drafted.get(0).path("id").asString());
    assertThat(first.path("entries").asInt()).isOne();
    var document = done("show", number(first)).out();
    assertThat(BlobKey.of(Files.writeString(books.file("shown"), document)).sha256())
        .isEqualTo(first.path("sha256").asString());

    books.sell(shop, before, 10);
    assertThat(done("show", number(first)).out()).isEqualTo(document);
    done("verify", number(first));
    var next = closed(draft("--vendor", SHOP));

    assertThat(number(next)).endsWith("-0002");
    assertThat(next.path("entries").asInt()).isEqualTo(2);
    assertThat(done("show", number(next)).out())
        .contains("\"previous\":\"" + number(first) + "\"", "\"copies\":12,\"net\":\"28.44\"");
    done("verify", "--all");
  }

  @Test
  void a_party_is_paid_in_its_own_currency_if_there_are_rates() throws IOException {
    assertThat(due(closed(draft("--party", "anna")))).isEqualTo("0.47");
    var without = draft("--party", "bert");
    var nothing = "there are no exchange rates, and an amount in USD";
    requireRefused(nothing, "show", without);
    requireRefused(without + ": " + nothing, "close", without);
    assertThat(done("discard", without).err())
        .isEqualTo("the draft " + without + " is discarded\n");

    var file = books.file("eurofxref-hist.csv");
    var bert = new String[] {"draft", "--party", "bert", "--month", month, "--rates", "" + file};
    requireRefused("there is no file " + file, bert);
    Files.writeString(
        file, "Date,USD,\n%s,1.2,\n".formatted(books.month().atEndOfMonth().plusDays(1)));
    requireRefused("has no rates of " + lastDay + " or of a day before", bert);
    Files.writeString(file, "Date,USD,\n%s,1.1,\n".formatted(books.month().atDay(20)));
    done(bert);
    assertThat(done("close", "--all", "--json").json())
        .singleElement()
        .satisfies(closed -> {
          assertThat(number(closed)).matches("H-20[0-9]{2}-0002");
          assertThat(closed.path("currency").asString()).isEqualTo("USD");
          assertThat(due(closed)).isEqualTo("1.04");
        });
  }

  @Test
  void what_does_not_go_with_what_there_is_already_is_refused() {
    var again = new String[] {"draft", "--vendor", SHOP, "--month", month};
    var draft = draft("--vendor", SHOP);
    requireRefused(
        "there is a draft already, %s, from %s to %s: close it, or discard it"
            .formatted(draft, firstDay, lastDay),
        again);
    var verified = type("verify", draft, "--json");
    assertThat(verified.code()).isEqualTo(Exit.FAILED);
    assertThat(verified.json().get(0).path("problem").asString())
        .isEqualTo("statement " + draft + " is a draft: there is nothing to verify");
    var number = number(closed(draft));

    requireRefused(draft + ": " + number + " is closed already", "close", draft);
    requireRefused(draft + ": " + number + " is closed already", "close", number);
    requireRefused("statement " + draft + " is closed, and closed ones stay", "discard", draft);
    requireRefused("statement " + draft + " is closed, and closed ones stay", "discard", number);
    var follows =
        "statement %s ends on %s, so the next one begins on %s-01, not on "
            .formatted(number, lastDay, thisMonth);
    requireRefused(follows + firstDay, again);
    var later = books.month().plusMonths(2) + "-01";
    requireRefused(follows + later, "draft", "--vendor", SHOP, "--from", later, "--until", later);
    assertThat(done("list", "--json").json()).hasSize(1);
  }

  @Test
  void a_period_that_goes_on_is_not_closed_and_does_not_hold_up_others() {
    var going =
        done("draft", "--vendor", SHOP, "--month", thisMonth, "--json")
            .json()
            .get(0)
            .path("id")
            .asString();
    var why =
        going
            + ": the period lasts until %s, in Europe/Berlin: it can be closed when that day is over"
                .formatted(books.month().plusMonths(1).atEndOfMonth());
    requireRefused(why, "close", going);
    requireRefused(why, "close", "--all");
    var over = draft("--party", "anna");

    books.awaitLog();
    var both = type("close", going, over, "--json");
    assertThat(both.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(both.err()).contains(why);
    assertThat(both.json())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.path("id").asString()).isEqualTo(over);
          assertThat(one.path("number").asString()).startsWith("H-");
        });
    done("discard", going);
  }

  @Test
  void of_all_those_are_drafted_that_can_be() {
    draft("--party", "anna");

    var drafted = type("draft", "--all", "--month", month, "--csv");
    assertThat(drafted.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(drafted.err()).contains("Anna Example: there is a draft already, 1, from ");
    assertThat(drafted.out().lines().skip(1))
        .hasSize(2)
        .satisfiesOnlyOnce(line -> assertThat(line).contains(",vendor,", SHOP, ",EUR,"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains(",holder,bert,", ",USD,"));
    requireRefused(SHOP + ": there is a draft already, ", "draft", "--all", "--month", month);
  }

  @Test
  void where_there_is_nothing_to_do_that_is_said() throws IOException {
    requireRefused("there are no drafts", "close", "--all");
    assertThat(columns(done("verify", "--all"))).containsExactly("STATEMENT | VERDICT");
    assertThat(done("verify", "--all", "--json").json()).isEmpty();
    try (var fresh = Books.in(folder.resolve("fresh"))) {
      var drafted = fresh.type("statement", "draft", "--all", "--month", month);
      assertThat(drafted.code()).isEqualTo(Exit.FAILED);
      assertThat(drafted.err()).contains("there is nobody to draft a statement of");
    }
  }

  @Test
  void what_cannot_be_meant_is_wrong_usage() {
    var who = "say one of --vendor, --party and --all";
    requireSenseless(who, "draft", "--month", month);
    requireSenseless(who, "draft", "--all", "--party", "anna", "--month", month);
    var when = "say either --month, or --from and --until";
    requireSenseless(when, "draft", "--all");
    requireSenseless(when, "draft", "--all", "--from", firstDay);
    requireSenseless(when, "draft", "--all", "--month", month, "--until", lastDay);
    requireSenseless(
        "--until is %s, before --from, which is %s".formatted(firstDay, lastDay),
        "draft",
        "--all",
        "--from",
        lastDay,
        "--until",
        firstDay);
    requireSenseless("--month is a month such as", "draft", "--all", "--month", "October");
    requireSenseless(
        "--currency goes with --vendor", "draft", "--all", "--month", month, "--currency", "EUR");
    requireSenseless("name drafts, or say --all", "close");
    requireSenseless("name drafts, or say --all", "close", "1", "--all");
    requireSenseless("name statements, or say --all", "verify");
    requireSenseless("name statements, or say --all", "verify", "1", "--all");
    requireSenseless("--form is pdf, csv, ", "export", draft("--vendor", SHOP), "--form", "doc");
  }

  @Test
  void what_there_is_not_is_named() {
    for (var name : List.of("77", "V-2026-0001", "", "1; drop table statement")) {
      var nothing = "there is no statement '" + name + "'; partbook statement list shows";
      for (var command : List.of("show", "close", "discard", "export", "verify")) {
        requireRefused(nothing, command, name);
      }
    }
    requireRefused("no vendor 'Nobody'", "draft", "--vendor", "Nobody", "--month", month);
    requireRefused(
        "there is no party 'nobody'; partbook party list shows",
        "draft",
        "--party",
        "nobody",
        "--month",
        month);
    requireRefused(
        SHOP + " has never sold in CHF by its terms",
        "draft",
        "--vendor",
        SHOP,
        "--month",
        month,
        "--currency",
        "CHF");
    requireRefused(
        "First Shop has no terms at the end of the period, so it owes nothing",
        "draft",
        "--vendor",
        "First Shop",
        "--month",
        month);
    // What is asked for beside what is there isn't done by half.
    var draft = draft("--vendor", SHOP);
    requireRefused("there is no statement '77'", "close", draft, "77");
    assertThat(done("list", "--json").json().get(0).path("number").isNull()).isTrue();
  }

  @Test
  void a_statement_is_handed_over_in_every_form() throws IOException {
    var ofShop = number(closed(draft("--vendor", SHOP)));
    var ofAnna = number(closed(draft("--party", "anna")));
    var draft = done("draft", "--vendor", SHOP, "--month", thisMonth, "--json");
    for (var which : List.of(ofShop, ofAnna, draft.json().get(0).path("id").asString())) {
      for (var form : FORMS.keySet()) {
        if (!which.equals(ofAnna) || !form.equals("editx-tax")) {
          requireExported(which, form);
        }
      }
    }

    var tax = books.file("anna's tax");
    requireRefused(
        "the statement of a rights holder has no sales tax report",
        "export",
        ofAnna,
        "--form",
        "editx-tax",
        "--output",
        tax.toString());
    assertThat(tax).doesNotExist();
    assertThat(books.file("anna's tax.new")).doesNotExist();
    var exports = books.type("ledger", "list", "--kind", "exported", "--json").json();
    assertThat(exports).hasSize(3 * FORMS.size() - 1);
    assertThat(exports.get(0).path("body").asString()).contains("\"" + ofShop + "\"", "\"form\":");
  }

  private void requireExported(String which, String form) throws IOException {
    var file = books.file(which + "." + form);
    var words = new String[] {"export", which, "--form", form, "--output", "" + file, "--json"};
    var told = done(words).json();
    assertThat(told.path("file").asString()).isEqualTo(file.toString());
    assertThat(told.path("form").asString()).isEqualTo(form);
    var bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, UTF_8)).as(which + " " + form).startsWith(FORMS.get(form));
    requireRefused("it is there already", words);
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void who_has_the_document_and_the_key_needs_nobody_to_check_it() throws IOException {
    var number = number(closed(draft("--party", "anna")));
    var file = books.file("document").toString();
    done("export", number, "--form", "document", "--output", file);
    assertThat(done("show", number).out()).isEqualTo(Files.readString(Path.of(file)));
    var key = books.type("ledger", "key").out().strip();

    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, UTF_8);
    assertThat(Main.run(out, out, "statement", file, "--key", key))
        .as(said.toString(UTF_8))
        .isZero();
    assertThat(said.toString(UTF_8))
        .contains("all 1 entries of statement '" + number + "'")
        .contains("due in all: '0.47 EUR'");
  }

  @Test
  void a_document_that_was_damaged_or_lost_is_named_and_the_others_are_told() throws IOException {
    var other = books.shop("Other Shop");
    books.sell(other, books.month(), 1);
    for (var name : List.of(SHOP, "Other Shop")) {
      draft("--vendor", name);
    }
    draft("--party", "anna");
    books.awaitLog();
    var closed = done("close", "--all", "--json").json();
    assertThat(closed).hasSize(3);
    var numbers = closed.valueStream().map(StatementCommandsTest::number).toList();
    assertThat(columns(done("verify", "--all")))
        .containsExactly(
            "STATEMENT | VERDICT",
            numbers.get(0) + " | " + SOUND,
            numbers.get(1) + " | " + SOUND,
            numbers.get(2) + " | " + SOUND);

    for (int i = 0; i < 3; i++) {
      var problems = new String[] {SOUND, SOUND, SOUND};
      var file = books.kept(closed.get(i).path("sha256").asString());
      var bytes = Files.readAllBytes(file);
      var changed = bytes.clone();
      changed[bytes.length / 2] ^= 1;
      Files.write(file, changed);
      problems[i] = "its document is damaged: ";
      requireTold(numbers, problems);
      requireRefused("damaged", "show", numbers.get(i));
      Files.delete(file);
      problems[i] = "it can't be read: ";
      requireTold(numbers, problems);
      var to = books.file("nothing");
      requireRefused("not in the store", "export", numbers.get(i), "--output", to.toString());
      assertThat(to).doesNotExist();
      Files.write(file, bytes);
    }
    done("verify", "--all");
  }

  @Test
  void a_journal_that_makes_no_sense_any_more_does_not_keep_others_from_being_told() {
    var other = books.shop("Other Shop");
    books.sell(other, books.month(), 1);
    draft("--vendor", SHOP);
    draft("--vendor", "Other Shop");
    draft("--party", "anna");
    books.awaitLog();
    // Of Anna, of the shop whose entries are changed, and of the other.
    var closed = done("close", "--all", "--json").json();
    var numbers = closed.valueStream().map(StatementCommandsTest::number).toList();
    var sale = "kind = 'REGISTERED' and vendor_id = " + shop.id().value();
    var noJson = "what the journal says of the sale of entry ";
    var nothingSold = "the journal doesn't say what was sold with entry ";

    whileChanged("body = ''", sale, () -> requireTold(numbers, noJson, noJson, SOUND));
    whileChanged("body = '{}'", sale, () -> requireTold(numbers, nothingSold, "entry ", SOUND));
    whileChanged("at = 'infinity'", sale, () -> requireTold(numbers, "", "line 2 isn't ", SOUND));
    whileChanged("net = 'NaN'", sale, () -> requireTold(numbers, "entry ", "entry ", SOUND));
    var terms = "kind = 'TERMS_SET' and vendor_id = " + shop.id().value();
    var underivable = "it can't be derived: ";
    whileChanged("body = 'x'", terms, () -> requireTold(numbers, SOUND, underivable, SOUND));
    whileChanged("body = '[]'", terms, () -> requireTold(numbers, SOUND, underivable, SOUND));
    done("verify", "--all");
  }

  private void whileChanged(String change, String where, Runnable then) {
    books.whileChanged(change, where, then);
  }

  /// @param problems how what is said of each begins
  private void requireTold(List<String> numbers, String... problems) {
    var rows = type("verify", "--all");
    assertThat(rows.code()).as(rows.toString()).isEqualTo(Exit.FAILED);
    var records = type("verify", "--all", "--json");
    assertThat(records.code()).as(records.toString()).isEqualTo(Exit.FAILED);
    for (int i = 0; i < numbers.size(); i++) {
      boolean isSound = problems[i].equals(SOUND);
      assertThat(columns(rows).get(i + 1)).startsWith(numbers.get(i) + " | " + problems[i]);
      var record = records.json().get(i);
      assertThat(record.path("statement").asString()).isEqualTo(numbers.get(i));
      assertThat(record.path("verified").asBoolean()).as(record.toString()).isEqualTo(isSound);
      assertThat(record.path("problem").asString()).startsWith(isSound ? "" : problems[i]);
    }
  }
}
