package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;

/// The publisher's side of what was sold, typed while the server runs.
class PublisherCommandsTest {
  private static final String REASON = "--reason";

  @TempDir static Path folder;
  private static TestServer server;
  private static Typed.Shell shell;
  private static long order = 40_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shell = new Typed.Shell(folder, server.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static long sell(String customer) {
    long sold = ++order;
    var shop = server.live();
    shop.register(
        Purchase.of(TestAssets.PIANO, sold, 1).with("quantity", 2).with("customer", customer));
    shop.settled(sold);
    return sold;
  }

  private static Typed type(String... words) {
    return shell.type(words);
  }

  @Test
  void an_order_is_listed_by_whatever_is_known_of_it() {
    var number = Long.toString(sell("Ethel Smyth"));
    var day = server.clock().instant().toString().substring(0, 10);

    for (var known :
        new String[][] {
          {"--day", day},
          {"--from", day, "--until", day},
          {"--customer", "ethel sm"},
          {"--vendor", "First Shop"},
          {"--status", "completed"},
          {"--flag", "mismatch"},
          {"--asset", "1001"}
        }) {
      var words = new String[known.length + 3];
      words[0] = "order";
      words[1] = "list";
      words[2] = "--json";
      System.arraycopy(known, 0, words, 3, known.length);
      var listed = type(words);
      assertThat(listed.code()).as(listed.err()).isZero();
      assertThat(listed.out()).as(String.join(" ", known)).contains("\"order_id\":" + number);
    }
    assertThat(type("order", "list", "--day", "2001-01-01").out()).doesNotContain(number);
    assertThat(type("order", "list", "--day", day, "--csv").out().lines().findFirst().orElseThrow())
        .startsWith("registered_at,vendor,environment,order_id,");
  }

  @Test
  void a_list_of_nothing_says_what_was_wrong_with_the_question() {
    assertThat(type("order", "list", "--day", "31.10.2026").err())
        .contains("--day is a day such as 2026-10-31, not '31.10.2026'");
    assertThat(type("order", "list", "--status", "lost").code()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(type("order", "list", "--vendor", "Nobody").err()).contains("no vendor 'Nobody'");
    assertThat(type("order", "list", "--day", "2026-10-31", "--month", "2026-10").code())
        .isEqualTo(Exit.WRONG_USAGE);
  }

  @Test
  void a_refund_is_made_once_and_told_twice() {
    var number = Long.toString(sell("Amy Beach"));

    var refunded = type("order", "refund", number, "1", "--copies", "1", REASON, "too many");
    assertThat(refunded.code()).as(refunded.err()).isZero();
    assertThat(refunded.err()).contains("is refunded: 1 of 2 copies in all");
    var again = type("order", "refund", number, "--copies", "2", REASON, "again", "--json");
    assertThat(again.code()).isEqualTo(Exit.FAILED);
    assertThat(again.json().get(0).path("reason").asString()).contains("1 of its 2 copies left");
    assertThat(type("order", "show", number).out()).contains("REFUNDED", "operator ");
  }

  @Test
  void a_change_needs_a_reason_and_a_line_that_is_there() {
    var number = Long.toString(sell("Cécile Chaminade"));

    assertThat(type("order", "end", number, "1", "--why", "leak").code())
        .isEqualTo(Exit.WRONG_USAGE);
    assertThat(type("order", "end", number, "7", "--why", "leak", REASON, "x").err())
        .contains("no line 7 of order " + number);
    assertThat(type("order", "end", number, "--why", "boredom", REASON, "x").err())
        .contains("--why is leak, fraud, takedown or other, not 'boredom'");
  }

  @Test
  void a_copy_is_ended_restored_and_linked() {
    var number = Long.toString(sell("Louise Farrenc"));

    assertThat(type("order", "end", number, "--why", "fraud", REASON, "stolen card").code())
        .isZero();
    assertThat(type("order", "link", number, REASON, "asks").err()).contains("was ended");
    assertThat(type("order", "list", "--status", "ended").out()).contains(number);
    assertThat(type("order", "restore", number, REASON, "her own card").code()).isZero();
    var link = type("order", "link", number, REASON, "the shop is closed");
    assertThat(link.code()).as(link.err()).isZero();
    assertThat(link.out()).contains("/download/");
    var path = link.out().strip().replaceFirst("https?://[^/]+", "");
    assertThat(Api.open(server.app().uri().resolve(path).toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_name_is_mended_found_and_forgotten() {
    var number = Long.toString(sell("Lili Bolanger"));

    assertThat(type("order", "rename", number, "--to", "Lili Boulanger", REASON, "typo").code())
        .isZero();
    assertThat(type("customer", "find", "lili bolan").out()).contains("Lili Boulanger", number);
    var asked = type("customer", "erase", "Lili Boulanger", REASON, "asked for it");
    assertThat(asked.err()).contains("would be erased from 1 lines");
    assertThat(type("customer", "erase", "Lili Boulanger", REASON, "Lili Boulanger asked").code())
        .isEqualTo(Exit.WRONG_USAGE);
    assertThat(type("customer", "erase", "Lili Boulanger", REASON, "asked", "--yes").err())
        .contains("was erased from 1 lines");
    assertThat(type("customer", "erase", "Lili Boulanger", REASON, "asked", "--yes").err())
        .contains("no line has the name");
    assertThat(type("order", "show", number).out()).contains("(erased)").doesNotContain("Lili");
  }

  @Test
  void terms_are_set_listed_and_shown() {
    server.vendors().add("Terms Shop", true);

    var set =
        type(
            "vendor",
            "terms",
            "set",
            "Terms Shop",
            "--currency",
            "EUR",
            "--discount",
            "40",
            "--territory",
            "DE",
            "--series",
            "Dances");
    assertThat(set.code()).as(set.err()).isZero();
    assertThat(
            type("vendor", "terms", "list", "Terms Shop", "--json")
                .json()
                .get(0)
                .path("discount")
                .asInt())
        .isEqualTo(40);
    assertThat(type("vendor", "show", "Terms Shop").out())
        .contains("EUR, 40 % off the list price, in DE, series dances");
    assertThat(type("vendor", "terms", "set", "Terms Shop", "--currency", "EURO").err())
        .contains(
            "--currency must be a currency's code of ISO 4217 that a country has, such as EUR, not 'EURO'");
    assertThat(
            type("vendor", "terms", "set", "Terms Shop", "--currency", "EUR", "--discount", "140")
                .err())
        .contains("--discount must be a number from 0 to 100", "not '140'");
    assertThat(
            type(
                    "vendor",
                    "terms",
                    "set",
                    "Terms Shop",
                    "--currency",
                    "EUR",
                    "--from",
                    "2001-01-01")
                .err())
        .contains("--from is 2001-01-01, which is over");
  }

  @Test
  void a_vendor_is_renamed_suspended_and_resumed() {
    server.vendors().add("Old Name", true);

    assertThat(type("vendor", "rename", "Old Name", "New Name").code()).isZero();
    assertThat(type("vendor", "rename", "New Name", "First Shop").err())
        .contains("there is a vendor 'First Shop' already");
    assertThat(type("vendor", "suspend", "New Name", REASON, "hasn't paid").code()).isZero();
    assertThat(type("vendor", "suspend", "New Name", REASON, "again").err()).contains("already");
    assertThat(type("vendor", "resume", "New Name").code()).isZero();
    assertThat(type("vendor", "resume", "New Name").err()).contains("is not suspended");
  }

  @Test
  void terms_come_from_a_file_and_go_back_into_one() throws Exception {
    server.vendors().add("File Shop", true);
    server.vendors().add("Other File Shop", true);
    var file = folder.resolve("terms.csv");
    Files.writeString(
        file,
        """
        vendor,valid_from,currency,discount,net_price,territories,series,vat,vat_rate,period
        File Shop,,EUR,40,,AT|DE,Easy Quartets | Dances,excluded,7,quarter
        Other File Shop,2099-01-01,JPY,,250,,,,,
        """);

    assertThat(type("vendor", "terms", "import", file.toString(), "--check").out())
        .contains("nothing is written; it would be: 2 terms set, 0 as they were");
    var set = type("vendor", "terms", "import", file.toString(), "--json").json();
    assertThat(set.path("set").asInt()).isEqualTo(2);
    assertThat(type("vendor", "show", "File Shop").out())
        .contains(
            "EUR, 40 % off the list price, in AT DE, series dances or easy quartets,"
                + " VAT excluded 7 %, each quarter");
    assertThat(type("vendor", "terms", "list", "Other File Shop").out())
        .contains("2099-01-01", "JPY, 250 a copy");

    var exported = type("vendor", "terms", "export").out();
    var again = folder.resolve("again.csv");
    Files.writeString(again, exported);
    assertThat(exported).contains("File Shop,,EUR,list,40,,,1,AT|DE,dances|easy quartets,");
    assertThat(type("vendor", "terms", "import", again.toString(), "--json").json().path("set"))
        .hasToString("0");
  }

  @Test
  void terms_that_come_back_after_others_are_set_though_they_hold_today() throws Exception {
    server.vendors().add("There And Back", true);
    type("vendor", "terms", "set", "There And Back", "--currency", "EUR", "--discount", "40");
    var file = folder.resolve("back.csv");
    Files.writeString(
        file,
        """
        vendor,valid_from,currency,discount
        There And Back,2099-01-01,EUR,40
        There And Back,,EUR,50
        """);

    assertThat(type("vendor", "terms", "import", file.toString()).out()).contains("2 terms set");
    var all = type("vendor", "terms", "list", "There And Back", "--json").json();
    assertThat(all.valueStream().map(one -> one.path("discount").asInt()))
        .containsExactly(40, 50, 40);
    assertThat(
            type("vendor", "terms", "set", "There And Back", "--currency", "EUR", "--series", "a|b")
                .err())
        .contains("--series must not have a | in it");
  }

  @Test
  void a_file_of_terms_with_mistakes_names_their_places_and_changes_nothing() throws Exception {
    server.vendors().add("Careful Shop", true);
    var file = folder.resolve("mistaken.csv");
    Files.writeString(
        file,
        """
        vendor,valid_from,currency,discount,net_price,territories,vat,assets
        Careful Shop,,EUR,40,,,,
        Careless Shop,,EUR,40,,,,
        Careful Shop,2001-01-01,EURO,140,2,UK,some,x
        Careful Shop,,EUR,30,,,,
        """);

    var refused = type("vendor", "terms", "import", file.toString());
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err())
        .contains("mistaken.csv:3: vendor: 'Careless Shop' is no vendor")
        .contains("mistaken.csv:4: currency: 'EURO' must be a currency's code of ISO 4217")
        .contains("mistaken.csv:4: discount: '140' must be a number from 0 to 100")
        .contains("mistaken.csv:4: territories: 'UK' must be a country")
        .contains("mistaken.csv:4: vat: 'some' must be one of included, excluded")
        .contains("mistaken.csv:4: assets: 'x' must be an asset's number")
        .contains("mistaken.csv:5: vendor: 'Careful Shop' has terms from now on in line 2 already")
        .contains("nothing was changed: 7 mistakes");
    assertThat(type("vendor", "terms", "list", "Careful Shop", "--json").json()).isEmpty();
  }

  @Test
  void a_vendor_has_an_address_for_its_statements() {
    server.vendors().add("Letter Shop", true);

    assertThat(
            type(
                    "vendor",
                    "details",
                    "Letter Shop",
                    "--address",
                    "12 Market Street",
                    "--address",
                    "London EC1A 1BB",
                    "--vat-number",
                    "GB123456789")
                .code())
        .isZero();
    assertThat(type("vendor", "show", "Letter Shop").out())
        .contains("12 Market Street, London EC1A 1BB", "GB123456789");
    assertThat(type("vendor", "details", "Letter Shop", "--vat-number", "?").err())
        .contains("a VAT number has 3 to 30 letters", "'?' hasn't");
    assertThat(type("vendor", "details", "Letter Shop", "--address", "a\nb").err())
        .contains("a line of an address");
    assertThat(type("vendor", "details", "Letter Shop").err()).contains("or --none");
    assertThat(type("vendor", "details", "Letter Shop", "--none", "--json").json().path("address"))
        .hasToString("null");
  }

  @Test
  void whoever_is_named_by_the_reason_is_told_and_stays() {
    sell("Ye");
    sell("Yela Ye");

    var refused = type("customer", "erase", "Yela Ye", REASON, "Ye asked", "--yes");
    assertThat(refused.code()).as(refused.err()).isZero();
    var old = type("customer", "erase", "Ye", REASON, "ten years", "--yes");
    assertThat(old.err()).contains("was erased from 1 lines");
    sell("Anna");
    sell("Bertha");
    var anna = type("customer", "erase", "--older-than", "1ms", REASON, "Anna said so", "--yes");
    assertThat(anna.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(anna.err()).contains("is left as it is: the reason has the customer's name in it");
  }

  @Test
  void the_ledger_is_listed_and_summed() {
    sell("Maria Szymanowska");
    var month = server.clock().instant().toString().substring(0, 7);

    assertThat(type("ledger", "list", "--month", month, "--kind", "registered").out())
        .contains("REGISTERED", "token ");
    assertThat(
            type("ledger", "sums", "--month", month, "--json")
                .json()
                .get(0)
                .path("kind")
                .asString())
        .isNotEmpty();
    assertThat(type("ledger", "list", "--kind", "nonsense").err()).contains("the kind 'nonsense'");
    var sold = Long.toString(sell("Louise Farrenc"));
    var entries = type("ledger", "list", "--order", sold, "--json").json();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).path("body").asString()).contains("\"order\":" + sold);
    assertThat(type("order", "list", "--flag", "odd").err())
        .contains("--flag is one of mismatch, zero_price, below_minimum, far_from_list");
  }

  @Test
  void a_statement_is_drafted_and_discarded_and_no_more_before_its_time() throws Exception {
    server.vendors().add("Statement Shop", true);
    type("vendor", "terms", "set", "Statement Shop", "--currency", "EUR");
    var month = server.clock().instant().toString().substring(0, 7);

    var drafted =
        type("statement", "draft", "--vendor", "Statement Shop", "--month", month, "--json");
    assertThat(drafted.code()).as(drafted.err()).isZero();
    var id = drafted.json().get(0).path("id").asString();
    assertThat(type("statement", "close", id).err()).contains("the period lasts until");
    var file = folder.resolve("draft.csv");
    var exported = type("statement", "export", id, "--form", "csv", "--output", file.toString());
    // The server begins the log in the moment after its start.
    for (int i = 0; i < 600 && exported.err().contains("the log has not begun"); i++) {
      Thread.sleep(100);
      exported = type("statement", "export", id, "--form", "csv", "--output", file.toString());
    }
    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(Files.readString(file)).isNotEmpty();
    assertThat(type("statement", "export", id, "--form", "csv", "--output", file.toString()).err())
        .contains("is there already");
    assertThat(type("statement", "discard", id).code()).isZero();
    assertThat(type("statement", "show", id).err()).contains("there is no statement '" + id + "'");
  }
}
