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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.partbook.TestServer;
import org.partbook.json.Json;

/// `partbook rights` and `partbook party`, beside a server that runs.
@TestInstance(Lifecycle.PER_CLASS)
class RightsTest {
  private static final String PARTIES =
      """
      party,name,isni,ipi,currency,vat_number,address,email
      A,Anna Example,0000 0001 2103 2683,00014107338,EUR,,"1 Long Road
      Exampleton",anna@example.org
      B,"Müller, Söhne",,,CHF,CHE-123.456.789 MWST,,
      """;
  private static final String SHARES =
      """
      asset_id,party,role,basis,value,currency,valid_from,valid_until,territories
      1001,A,composer,net,40,,,2026-12-31,WORLD -US
      1001,A,composer,net,50,,2027-01-01,,
      1001,B,publisher,copy,0.25,CHF,,,
      2000,B,arranger,list,12.5,,,,AT DE
      """;

  private final TestServer server = TestServer.start();
  private final Path folder = server.data();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  void name_the_database() throws IOException {
    var url = server.settings().get("PARTBOOK_DATABASE_URL");
    Files.writeString(folder.resolve("partbook.env"), "PARTBOOK_DATABASE_URL=" + url);
  }

  @BeforeEach
  void the_rights_of_the_guide() throws IOException {
    run("rights", "import", file("parties.csv", PARTIES), file("shares.csv", SHARES), "--complete");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void what_was_imported_is_exported_byte_for_byte() throws IOException {
    run("rights", "export", "parties");
    var parties = out();
    run("rights", "export", "shares");
    var shares = out();

    assertThat(parties.replace("\r\n", "\n")).isEqualTo(PARTIES);
    assertThat(shares.replace("\r\n", "\n"))
        .isEqualTo(
            SHARES
                .replace("27-01-01,,\n", "27-01-01,,WORLD\n")
                .replace("CHF,,,\n", "CHF,,,WORLD\n"));
    assertThat(run("rights", "import", file("p.csv", parties), file("s.csv", shares), "--complete"))
        .isEqualTo(Exit.DONE);
    assertThat(out()).startsWith("nothing has changed: version ");
  }

  @Test
  void semicolons_a_byte_order_mark_and_columns_of_ones_own_are_taken() throws IOException {
    var other =
        """
        \uFEFFvalue;#title;asset_id;party;role;basis;
        12;Träumerei;1001;A;C;Net;

        ;;;;;;
        "13";"a;""b""
        c";1002;A;ca;list;
        """
            .replace("\n", "\r\n");

    assertThat(run("rights", "import", file("other.csv", other))).isEqualTo(Exit.DONE);
    assertThat(out()).endsWith("shares: 2 added, 3 ended, 0 as they were\n");
    run("rights", "show", "1002");
    assertThat(out()).containsPattern("A +Anna Example +composer-lyricist +13 % +list price");
  }

  @Test
  void shares_are_shown_by_day_and_territory() throws Exception {
    assertThat(run("rights", "show", "1001")).isEqualTo(Exit.DONE);
    assertThat(out())
        .containsPattern("1001 Träumerei, version \\d+ of the rights\n")
        .containsPattern(
            "A +Anna Example +composer +40 % +net receipts +- +2026-12-31 +WORLD -US\n")
        .containsPattern("B +Müller, Söhne +publisher +0.25 CHF +each copy +- +- +WORLD\n");

    run("rights", "show", "1001", "--date", "2026-05-01", "--territory", "us", "--json");
    assertThat(Json.read(out())).hasSize(1);
    run("rights", "show", "1001", "--date", "2026-05-01", "--territory", "AT", "--csv");
    assertThat(out())
        .startsWith(
            "asset_id,party,name,role,basis,value,currency,valid_from,valid_until,territories,version\r\n")
        .contains("1001,A,Anna Example,composer,net,40,,,2026-12-31,WORLD -US,");
    run("rights", "show", "1001", "--version", "0");
    assertThat(out()).endsWith("version 0 of the rights\nno shares\n");
    assertThat(run("rights", "show", "1001", "--version", "999999")).isEqualTo(Exit.FAILED);
    assertThat(err()).contains("there is no version 999999");
    assertThat(run("rights", "show", "999999")).isEqualTo(Exit.FAILED);
    assertThat(err()).contains("there is no asset 999999");
    assertThat(run("rights", "show", "1001", "--territory", "UK")).isEqualTo(Exit.WRONG_USAGE);
  }

  @Test
  void a_part_without_shares_is_said_to_have_those_of_its_ensemble() {
    run("rights", "show", "2001");

    assertThat(out())
        .contains("no shares\nWhere it is sold as a part of 2000, the shares of that one apply.\n");
  }

  @Test
  void assets_with_and_without_shares_are_listed() throws Exception {
    run("rights", "list");
    assertThat(out())
        .containsPattern("1001 +Träumerei +3 +A B\n")
        .containsPattern("2000 +Quartet +1 +B\n");
    run("rights", "list", "--without", "--json");
    assertThat(Json.read(out()).valueStream().map(one -> one.get("asset_id").asLong()))
        .contains(1002L, 2001L)
        .doesNotContain(1001L, 1004L, 2000L);
  }

  @Test
  void parties_and_versions_are_shown() throws Exception {
    run("party", "list");
    assertThat(out()).containsPattern("A +Anna Example +EUR +0000 0001 2103 2683 +00014107338\n");
    run("party", "show", "A");
    assertThat(out())
        .contains("address          1 Long Road, Exampleton\n", "shares of        1001\n");
    run("party", "show", "B", "--json");
    assertThat(Json.read(out()).get("asset_ids").toString()).isEqualTo("[1001,2000]");
    assertThat(run("party", "show", "Z")).isEqualTo(Exit.FAILED);
    assertThat(err()).contains("there is no party 'Z'");
    run("rights", "versions", "--json");
    var first = Json.read(out()).get(0);
    assertThat(first.get("version").asInt()).isEqualTo(1);
    assertThat(first.get("actor").asString()).startsWith("operator ");
    assertThat(first.get("shares_sha256").asString()).hasSize(64);
  }

  /// A row with one mistake, and what is said of it.
  private static final String MISTAKES =
      """
      ;A;composer;net;10;;;;      | asset_id: must not be empty
      12x;A;composer;net;10;;;;       | asset_id: '12x' must be a whole number from 1 on
      999999;A;composer;net;10;;;;    | asset_id: '999999' is no asset of the catalogue
      2000000001;A;composer;net;10;;;;| asset_id: '2000000001' is an asset of the sandbox, for which nobody is due anything
      1001;Z;composer;net;10;;;;      | party: 'Z' is no party that is known; partbook party list shows those there are
      1001;a b;composer;net;10;;;;    | party: 'a b' must have 1 to 40 letters
      1001;A;singer;net;10;;;;        | role: 'singer' is no role; there are composer, composer-lyricist, lyricist
      1001;A;composer;gross;10;;;;    | basis: 'gross' is no basis
      1001;A;composer;net;100.01;;;;  | value: '100.01' is more than 100 percent
      1001;A;composer;net;0;;;;       | value: '0' must be more than 0
      1001;A;composer;net;-5;;;;      | value: '-5' must be a number
      1001;A;composer;net;12,5;;;;    | value: '12,5' has a comma: decimals are written with a point
      1001;A;composer;net;1e1;;;;     | value: '1e1' must be a number
      1001;A;composer;net;0.1234567;;;;| value: '0.1234567' must be a number with at most six decimals
      1001;A;composer;net;10;EUR;;;   | currency: 'EUR' must be empty: a percentage has none
      1001;A;composer;copy;1;;;;      | currency: must not be empty
      1001;A;composer;copy;1;DEM;;;   | currency: 'DEM' is no currency of ISO 4217
      1001;A;composer;copy;1;eur;;;   | currency: 'eur' is no currency of ISO 4217
      1001;A;composer;net;10;;2026-02-30;;| valid_from: '2026-02-30' must be a day that there is
      1001;A;composer;net;10;;01.02.2026;;| valid_from: '01.02.2026' must be a day that there is
      1001;A;composer;net;10;;2026-02-02;2026-02-01;| valid_until: '2026-02-01' is before valid_from
      1001;A;composer;net;10;;;;UK    | territories: 'UK' has UK in it, which is no country
      1001;A;composer;net;10;;;;-US   | territories: '-US' has -US without WORLD: everywhere but there is 'WORLD -US'
      1001;A;composer;net;10;;;;DE;x  | column 10: 'x' has no name in the first line
      1001;A\uFFFD;composer;net;10;;;;| party: 'A\uFFFD' is no UTF-8
      """;

  private static final String MISTAKES_OF_PARTIES =
      """
      A1;Anna;0000 0001 2103 2684;;EUR;;;   | isni: '0000 0001 2103 2684' is no ISNI
      A2;Anna;;00014107339;EUR;;;       | ipi: '00014107339' is no IPI name number
      A3;Anna;;;EURO;;;             | currency: 'EURO' is no currency
      A4;;;;EUR;;;                  | name: must not be empty
      A5;=1+1;;;EUR;;;              | name: '=1+1' begins with a sign that makes a formula of it
      A6;Anna;;;EUR;!!;;            | vat_number: '!!' is no VAT number
      A7;Anna;;;EUR;;;anna              | email: 'anna' is no e-mail address
      A8;An\u202Ena;;;EUR;;;            | name: 'An\uFFFDna' has characters that can't be seen
      N;Twice;;;EUR;;;                       | party: 'N' stands in line 2 already
      """;

  @Test
  void each_mistake_is_told_with_its_place_and_nothing_is_changed() throws IOException {
    requireMistakes(SHARES, MISTAKES);

    run("rights", "show", "1002");
    assertThat(out()).contains("no shares");
  }

  @Test
  void parties_with_mistakes_are_not_taken() throws IOException {
    requireMistakes(PARTIES, MISTAKES_OF_PARTIES);
  }

  /// Besides, there is a row that has none.
  private void requireMistakes(String good, String mistakes) throws IOException {
    var rows = new ArrayList<String>();
    var messages = new ArrayList<String>();
    rows.add(good.lines().findFirst().orElseThrow().replace(',', ';'));
    rows.add(good.equals(SHARES) ? "1002;A;composer;net;10;;;;" : "N;New;;;EUR;;;");
    for (var line : mistakes.lines().toList()) {
      var halves = line.split("\\|", 2);
      rows.add(halves[0].strip());
      messages.add(":" + rows.size() + ": " + halves[1].strip());
    }
    var file = file("bad.csv", String.join("\n", rows));

    assertThat(run("rights", "import", file)).isEqualTo(Exit.FAILED);

    var told = err().lines().toList();
    assertThat(told).hasSize(messages.size() + 1);
    assertThat(told.getLast()).isEqualTo("nothing was changed: " + messages.size() + " mistakes");
    for (int i = 0; i < messages.size(); i++) {
      assertThat(told.get(i).replace('\u202E', '\uFFFD')).startsWith(file + messages.get(i));
    }
  }

  @Test
  void all_mistakes_are_told_at_once_in_their_order_and_of_many_the_first() throws Exception {
    var rows = new ArrayList<String>();
    rows.add(SHARES.lines().findFirst().orElseThrow());
    rows.add("1001,Z,singer,net,101,,,,");
    IntStream.range(0, 150).forEach(i -> rows.add("999999,A,composer,net,1,,2026-01-0x,,"));
    var bad = file("bad.csv", String.join("\n", rows.subList(0, 4)));

    run("rights", "import", bad);
    assertThat(err().lines()).hasSize(5).first().asString().startsWith(bad + ":2: role: 'singer'");
    run("rights", "import", file("many.csv", String.join("\n", rows)), "--json");
    assertThat(Json.read(out()).get("mistakes_found").asInt()).isEqualTo(152);
    assertThat(Json.read(out()).get("mistakes")).hasSize(100);
    run("rights", "import", bad);
    assertThat(err()).endsWith("nothing was changed: 4 mistakes\n");
  }

  @Test
  void more_than_all_of_it_is_refused_with_asset_day_place_and_lines() throws IOException {
    assertThat(
            sums(
                "1001,A,composer,net,60,,,,",
                "1001,B,arranger,net,30,,,2026-12-31,",
                "1001,B,publisher,net,40,,2027-01-01,,WORLD -US",
                "1001,B,arranger,net,10,,2027-06-01,,",
                "1001,A,composer,list,100,,,,"))
        .containsExactly(
            ":5: value: '10' makes the net shares of asset 1001 110 % on 2027-06-01 everywhere but"
                + " in US: lines 2, 4, 5");
    assertThat(sums("1001,A,composer,list,60,,,,AT DE", "1001,B,arranger,list,40.01,,,,CH DE"))
        .containsExactly(
            ":3: value: '40.01' makes the list shares of asset 1001 100.01 % from the beginning in"
                + " DE: lines 2, 3");
    assertThat(sums("1001,A,composer,net,60,,,,", "1002,B,arranger,net,60,,,,")).isEmpty();
    assertThat(sums("1001,A,composer,net,60,,,,", "1001,B,arranger,list,60,,,,")).isEmpty();
    assertThat(sums("1001,A,composer,net,60,,,,DE", "1001,B,arranger,net,60,,,,WORLD -DE"))
        .isEmpty();
    assertThat(
            sums("1001,A,composer,net,100,,,2026-01-01,", "1001,B,arranger,net,100,,2026-01-02,,"))
        .isEmpty();
  }

  @Test
  void the_same_share_twice_is_refused_where_both_would_apply() throws IOException {
    assertThat(
            sums(
                "1001,A,composer,copy,1,EUR,,2026-12-31,AT DE",
                "1001,A,composer,copy,2,EUR,2026-12-31,,WORLD -US"))
        .containsExactly(
            ":3: party: 'A' has a copy share of asset 1001 as composer by line 2 already, at the"
                + " same time and place");
    assertThat(
            sums(
                "1001,A,composer,copy,1,EUR,,2026-12-31,AT DE",
                "1001,A,composer,copy,2,EUR,2027-01-01,,WORLD -US",
                "1001,A,composer,copy,2,EUR,,2026-12-31,US",
                "1001,A,arranger,copy,2,EUR,,,",
                "1001,A,composer,list,2,,,,"))
        .isEmpty();
  }

  @Test
  void files_that_are_something_else_are_refused() throws IOException {
    assertThat(refusal("")).endsWith(": is empty: its first line names the columns");
    assertThat(refusal("a,b\n1,2\n"))
        .contains(":1: is neither a file of parties nor one of shares");
    assertThat(refusal("asset_id,party,role,basis,value,prize\n"))
        .contains(":1: prize: is no column that is known here; there are asset_id, party");
    assertThat(refusal("asset_id,party,role,basis\n"))
        .contains(":1: value: is missing: there has to be such a column");
    assertThat(refusal("asset_id,party,role,basis,value,value\n"))
        .contains(":1: value: is there twice");
    assertThat(refusal("asset_id,party,role,basis,value\n1001,\"A\"x,composer,net,5\n"))
        .contains(":2: can't be read: ");
    assertThat(
            refusal("asset_id,party,role,basis,value\n1001,\"A,composer,net,5\n1002,A,C,net,5\n"))
        .contains(":2: ");
    assertThat(
            refusal("asset_id,party,role,basis,value\n1001," + "A".repeat(20_000) + ",C,net,5\n"))
        .contains(":2: ");
    var parties = file("parties.csv", PARTIES);
    run("rights", "import", parties, parties);
    assertThat(err()).contains(": is a second file of parties, beside ");
    assertThat(run("rights", "import", folder.resolve("no.csv").toString())).isEqualTo(Exit.FAILED);
    assertThat(err()).contains("there is no file");
  }

  @Test
  void a_check_writes_nothing() throws IOException {
    run("rights", "versions", "--csv");
    var versions = out();

    run("rights", "import", "--check", shares("1002,A,composer,net,60,,,,"));
    assertThat(out()).contains("nothing is written; it would be version ", "shares: 1 added");
    run("rights", "versions", "--csv");
    assertThat(out()).isEqualTo(versions);
  }

  private List<String> sums(String... rows) throws IOException {
    var file = shares(rows);
    run("rights", "import", "--check", file);
    return err()
        .lines()
        .filter(line -> line.startsWith(file))
        .map(line -> line.substring(file.length()))
        .toList();
  }

  private String shares(String... rows) throws IOException {
    var heading = SHARES.lines().findFirst().orElseThrow();
    return file("sums.csv", heading + "\n" + String.join("\n", rows) + "\n");
  }

  private String refusal(String text) throws IOException {
    assertThat(run("rights", "import", file("refused.csv", text))).isEqualTo(Exit.FAILED);
    return err().lines().findFirst().orElseThrow();
  }

  private String file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8)).toString();
  }

  private int run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    var all = new ArrayList<>(List.of(arguments));
    all.add("--data=" + folder);
    return Program.run(
        Console.of(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false),
        all.toArray(String[]::new));
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
