package org.partbook.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.catalog.WholeCatalog;
import org.partbook.command.Workbooks.Value;

/// Which files a catalogue is read from, what is made of them, and what is said of those that are
/// something else.
@TestInstance(Lifecycle.PER_CLASS)
class CatalogFileKindsTest {
  private static final String ONIX_START =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE ONIXMessage SYSTEM "http://127.0.0.1:9/onix.dtd">
      <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
      <Header><SentDateTime>20260101</SentDateTime></Header>
      """;

  private static final String ASKED =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and state = 'idle'
        and query = 'select pg_try_advisory_lock($1)'
      """;

  private final TestServer server = TestServer.start(Map.of("PARTBOOK_SHOWN_NUMBERS", "ismn,iswc"));
  private Typed.Shell shell;

  @TempDir Path folder;

  @BeforeAll
  void open_a_shell() {
    shell = new Typed.Shell(server.data(), server.settings());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Typed importing(String name, String text, String... more) throws IOException {
    return importing(Files.writeString(folder.resolve(name), text), more);
  }

  private Typed importing(Path file, String... more) {
    return shell.importing(file, more);
  }

  private String line(long id) throws IOException {
    var file = folder.resolve("one.jsonl");
    assertThat(shell.type("catalog", "export", file.toString()).code()).isEqualTo(Exit.DONE);
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("{\"asset_id\":" + id + ","))
          .findFirst()
          .orElseThrow();
    }
  }

  private static final String PRODUCT =
      """
      <Product>
        <RecordReference>org.example.%1$d</RecordReference>
        <NotificationType>03</NotificationType>
        <ProductIdentifier><ProductIDType>01</ProductIDType><IDTypeName>asset_id</IDTypeName><IDValue>%1$d</IDValue></ProductIdentifier>
        <ProductIdentifier><ProductIDType>25</ProductIDType><IDValue>9790260000438</IDValue></ProductIdentifier>
        <DescriptiveDetail>
          <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
            <TitlePrefix>Die</TitlePrefix><TitleWithoutPrefix textformat="05">Sch&ouml;ne <i>M&#252;llerin</i></TitleWithoutPrefix><Subtitle>Liederzyklus</Subtitle></TitleElement></TitleDetail>
          <Contributor><SequenceNumber>2</SequenceNumber><ContributorRole>A05</ContributorRole><PersonNameInverted>Müller, Wilhelm</PersonNameInverted></Contributor>
          <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A06</ContributorRole><NamesBeforeKey>Franz</NamesBeforeKey><KeyNames>Schubert</KeyNames></Contributor>
          <Language><LanguageRole>01</LanguageRole><LanguageCode>ger</LanguageCode></Language>
          <Subject><SubjectSchemeIdentifier>20</SubjectSchemeIdentifier><SubjectHeadingText>Lied; Klavier</SubjectHeadingText></Subject>
          <Subject><SubjectSchemeIdentifier>24</SubjectSchemeIdentifier><SubjectHeadingText>Vokalmusik</SubjectHeadingText></Subject>
        </DescriptiveDetail>
        <CollateralDetail><TextContent><TextType>03</TextType><ContentAudience>00</ContentAudience>
          <Text textformat="02"><![CDATA[<p>Zwanzig <b>Lieder</b> &amp; mehr.</p><ul><li>Erstes</li><li>Zweites</li></ul><script>alert(1)</script>]]></Text></TextContent></CollateralDetail>
        <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>Beispiel</PublisherName></Publisher>
          <PublishingDate><PublishingDateRole>01</PublishingDateRole><Date dateformat="00">20260115</Date></PublishingDate>
          <SalesRights><SalesRightsType>01</SalesRightsType><Territory><CountriesIncluded>DE AT CH</CountriesIncluded></Territory></SalesRights></PublishingDetail>
        <ProductSupply><SupplyDetail><ProductAvailability>20</ProductAvailability>
          <Price><PriceType>01</PriceType><PriceAmount>18.50</PriceAmount><CurrencyCode>EUR</CurrencyCode></Price>
          <Price><PriceType>02</PriceType><PriceAmount>19,80</PriceAmount><CurrencyCode>EUR</CurrencyCode></Price>
          <Price><PriceType>02</PriceType><PriceAmount>22.00</PriceAmount><CurrencyCode>USD</CurrencyCode></Price>
        </SupplyDetail></ProductSupply>
      </Product>
      """;

  @Test
  void onix_with_its_oddities_becomes_assets_and_comes_back() throws IOException {
    var text = ONIX_START + PRODUCT.formatted(720_001) + "</ONIXMessage>";
    var refused = importing("books.xml", text);
    assertThat(refused.err())
        .contains(
            "books.xml:1: refused: record org.example.720001: it has prices in EUR, USD: say with"
                + " --currency in which one the catalogue's prices are");
    assertThat(refused.code()).isEqualTo(Exit.FAILED);

    assertThat(importing("books.xml", text, "--currency", "EUR").out()).startsWith("1 added");

    assertThat(line(720_001))
        .contains("\"title\":\"Die Schöne Müllerin: Liederzyklus\"")
        .contains("\"description\":\"Zwanzig Lieder & mehr.\\n• Erstes\\n• Zweites\"")
        .contains("\"retail_price\":19.8,")
        .contains(
            "\"prices\":[{\"type_id\":1,\"type_usage\":\"EUR\",\"price\":18.5},"
                + "{\"type_id\":2,\"type_usage\":\"USD\",\"price\":22}]")
        .contains(
            "\"contributors\":[{\"name\":\"Franz Schubert\",\"role\":\"Composer\"},"
                + "{\"name\":\"Wilhelm Müller\",\"role\":\"Lyricist\"}]")
        .contains("\"world\":false", "\"countries\":[\"AT\",\"CH\",\"DE\"]")
        .contains("\"keywords\":[\"Lied\",\"Klavier\"]", "\"categories\":[\"Vokalmusik\"]")
        .contains("\"ismn\":\"9790260000438\"", "\"publication_date\":\"2026-01-15\"")
        .contains("\"languages\":\"ger\"", "\"record_reference\":\"org.example.720001\"");

    assertThat(importing("short.xml", shortTags(text), "--currency", "EUR").out())
        .isEqualTo("0 added, 0 updated, 1 unchanged, 0 refused\n");
    var exported = folder.resolve("all.onix");
    assertThat(shell.type("catalog", "export", exported.toString(), "--currency", "EUR").code())
        .isEqualTo(Exit.DONE);
    assertThat(importing(exported).out()).startsWith("0 added, 0 updated, ");
    // What somebody changes in it counts, though the rest comes with it.
    Files.writeString(
        exported,
        Files.readString(exported)
            .replace("<PriceAmount>19.8</PriceAmount>", "<PriceAmount>21</PriceAmount>")
            .replace(
                "<RecordReference>org.example.720001<", "<RecordReference>org.example.other<"));
    var changed = importing(exported);
    assertThat(changed.out()).as(changed.err()).startsWith("0 added, 1 updated, ");
    assertThat(line(720_001))
        .contains("\"retail_price\":21,", "\"record_reference\":\"org.example.other\"")
        .contains("\"languages\":\"ger\"");
    isPatchedAndComesBack(720_001);
  }

  private void isPatchedAndComesBack(long id) throws IOException {
    var before = line(id);
    var patch = Files.writeString(folder.resolve("patch.csv"), "asset_id;tempo\n" + id + ";77\n");
    assertThat(shell.type("catalog", "patch", patch.toString()).out())
        .isEqualTo("0 added, 1 updated, 0 unchanged, 0 refused\n");
    assertThat(line(id)).contains("\"tempo\":77").isNotEqualTo(before);
    for (var name : List.of("back.jsonl", "back.csv", "back.xlsx", "back.xml")) {
      var file = folder.resolve(name);
      var exported = shell.type("catalog", "export", file.toString(), "--currency", "EUR");
      assertThat(exported.code()).as(exported.err()).isEqualTo(Exit.DONE);
      assertThat(importing(file).out()).as(name).startsWith("0 added, 0 updated, ");
    }
  }

  private static String shortTags(String text) {
    var tags = new LinkedHashMap<String, String>();
    for (var pair :
        ("RecordReference a001 NotificationType a002 ProductIDType b221 IDTypeName b233 IDValue b244"
                + " TitleType b202 TitleElementLevel x409 TitlePrefix b030 TitleWithoutPrefix b031"
                + " Subtitle b029 SequenceNumber b034 ContributorRole b035 PersonNameInverted b037"
                + " NamesBeforeKey b039 KeyNames b040 LanguageRole b253 LanguageCode b252"
                + " SubjectSchemeIdentifier b067 SubjectHeadingText b070 TextType x426"
                + " ContentAudience x427 Text d104 PublishingRole b291 PublisherName b081"
                + " PublishingDateRole x448 Date b306 SalesRightsType b089 CountriesIncluded x449"
                + " ProductAvailability j396 PriceType x462 PriceAmount j151 CurrencyCode j152")
            .split("(?<=[a-z]\\d{3}) ", -1)) {
      tags.put(pair.split(" ", -1)[0], pair.split(" ", -1)[1]);
    }
    return java.util.regex.Pattern.compile("(</?)([A-Z]\\w+)")
        .matcher(text.replace("ONIXMessage release", "ONIXmessage release"))
        .replaceAll(found ->
            found.group(2).startsWith("ONIX")
                ? found.group(1) + "ONIXmessage"
                : found.group(1)
                    + tags.getOrDefault(
                        found.group(2), found.group(2).toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void new_products_are_given_ids_by_which_they_are_known_again() throws IOException {
    var product =
        PRODUCT
            .formatted(9)
            .replaceFirst("<ProductIdentifier><ProductIDType>01.*", "")
            .replace("org.example.9", "rec-9")
            .replaceFirst("<ProductIdentifier><ProductIDType>25.*", "");
    var text = ONIX_START + product + "</ONIXMessage>";
    assertThat(importing("new.xml", text, "--currency", "EUR").err())
        .contains(
            "it has no asset_id, and no asset in the catalogue has its record_reference rec-9")
        .contains("--assign-ids");
    assertThat(importing("new.xml", text, "--currency", "EUR", "--assign-ids", "730000").out())
        .startsWith("1 added");
    assertThat(importing("new.xml", text, "--currency", "EUR").out())
        .isEqualTo("0 added, 0 updated, 1 unchanged, 0 refused\n");
    assertThat(line(730_000)).contains("rec-9");
  }

  @Test
  void a_listing_of_hl_connect_is_taken_as_it_is() throws IOException {
    var asset =
        """
        {"asset_id":%d,"format_short_name":"PDF","format":null,"title":"Listed","description":"",
        "retail_price":"5.99","asset_type":"SINGLE","world":true,"tempo":"120","made_up":[1],
        "renderings":[{"type":"full","usage":"pdf","id":5}],
        "images":[{"name":"cover","url":"/images/a b.png"}],"contributors":[{"name":"A","role":null}]}\
        """;
    var page = "{\"assets\":[%s,%s],\"last_id\":2,\"next_page\":null}";
    var text =
        page.formatted(asset.formatted(740_001), asset.formatted(740_002))
            + "\n"
            + page.formatted(asset.formatted(740_003), asset.formatted(740_004));
    var without = importing("listing.json", text, "--dry-run");
    assertThat(without.err())
        .contains(
            "listing.json:1: would be imported, but: its image has the address '/images/a b.png'");
    var imported =
        importing("listing.json", text, "--listing-url", "https://example.org/assets/list");
    assertThat(imported.out()).as(imported.err()).startsWith("4 added");
    assertThat(line(740_004))
        .contains("\"renderings\":[{\"type\":\"pdf\",\"usage\":\"full\"}]")
        .contains(
            "\"images\":[{\"name\":\"cover\",\"url\":\"https://example.org/images/a%20b.png\"}]")
        .contains("\"retail_price\":5.99", "\"tempo\":120");
    assertThat(
            importing(
                    "array.json",
                    "[" + text.replace("}\n{", "},{") + "]",
                    "--listing-url",
                    "https://example.org/assets/list")
                .out())
        .isEqualTo("0 added, 0 updated, 4 unchanged, 0 refused\n");
    isPatchedAndComesBack(740_002);
  }

  @Test
  void a_dry_run_tells_old_and_new_of_every_field_and_file_and_changes_nothing() throws Exception {
    TestAssets.writePdf(folder.resolve("a.pdf"), 1);
    TestAssets.writePdf(folder.resolve("b.pdf"), 2);
    var csv = "asset_id,title,price,pdf,sku\r\n750001,Old,1.00,%s,%s\r\n750002,%s,x,,\r\n";
    assertThat(importing("t.csv", csv.formatted("a.pdf", "S1", "")).code())
        .isEqualTo(Exit.DONE_IN_PART);
    long blobs = blobs();

    var dry = importing("t.csv", csv.formatted("b.pdf", "S2", "Bad"), "--dry-run");

    assertThat(dry.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(dry.out())
        .contains("t.csv:2: asset 750001 would change: Old\n")
        .contains("  page_count: 1 -> 2\n")
        .contains("  own.sku: \"S1\" -> \"S2\"\n")
        .containsPattern("  file of pdf full: \"\\d+ bytes, SHA-256 [0-9a-f]+\" -> \"\\d+ bytes")
        .endsWith("nothing was changed: 0 would be added, 1 changed, 0 unchanged, 1 refused\n");
    assertThat(dry.err())
        .contains("t.csv:3: refused: column \"price\": retail_price must be a number, not \"x\"");
    assertThat(blobs()).isEqualTo(blobs);
    assertThat(line(750_001)).contains("\"sku\":\"S1\"");

    var diff = shell.type("catalog", "diff", folder.resolve("t.csv").toString(), "--json");
    assertThat(diff.code()).isEqualTo(Exit.DONE);
    assertThat(diff.json().valueStream().map(one -> one.path("change").asString()))
        .contains("changed", "refused");
  }

  private long blobs() throws IOException {
    try (var files = Files.walk(server.data().resolve("blobs"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void what_was_imported_is_found_in_the_history_and_can_be_taken_back() throws Exception {
    TestAssets.writePdf(folder.resolve("s.pdf"), 3);
    importing("h.csv", "asset_id,title,price,pdf\r\n760001,One,1,s.pdf\r\n760002,Two,2,s.pdf\r\n");
    var before = line(760_001);
    importing("h2.csv", "asset_id,title,price\r\n760001,Uno,9\r\n760002,Due,9\r\n760003,Tre,9\r\n");
    var history = shell.type("catalog", "history", "--json").json();
    var id = history.get(0).get("import").asString();
    assertThat(history.get(0).get("source").asString()).isEqualTo("h2.csv");
    Files.writeString(folder.resolve("p.csv"), "asset_id,title\r\n760002,Zwei\r\n");
    shell.type("catalog", "patch", folder.resolve("p.csv").toString());

    var dry = shell.type("catalog", "undo", id, "--dry-run");
    assertThat(dry.out())
        .as(dry.err())
        .contains("asset 760001 would change: One", "title: \"Uno\" -> \"One\"");
    var undone = shell.type("catalog", "undo", id);

    assertThat(undone.code()).as(undone.err()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(undone.err())
        .contains("asset 760002 was changed since")
        .contains("asset 760003 was added");
    assertThat(undone.out()).isEqualTo("0 added, 2 updated, 0 unchanged, 0 refused\n");
    assertThat(line(760_001)).isEqualTo(before);
    assertThat(line(760_002)).contains("Zwei");
    assertThat(line(760_003)).contains("\"withdrawn\":true");
    var again = shell.type("catalog", "undo", id);
    assertThat(again.err()).contains("760002").doesNotContain("760001", "760003");
    assertThat(again.out()).isEqualTo("0 added, 0 updated, 0 unchanged, 0 refused\n");
    assertThat(shell.type("catalog", "history", "760001").out())
        .contains("title: \"One\" -> \"Uno\"", "changed by undo");

    var undo = shell.type("catalog", "history", "--json").json().get(0);
    assertThat(undo.get("kind").asString()).isEqualTo("undo");
    shell.type("catalog", "undo", undo.get("import").asString());
    assertThat(line(760_001)).contains("Uno");
  }

  @Test
  void a_patch_loses_nothing_of_what_others_write_meanwhile() throws Exception {
    importing("w.csv", "asset_id,title,price\r\n770001,One,1\r\n");
    var patch = Files.writeString(folder.resolve("w2.csv"), "asset_id,price\r\n770001,9\r\n");
    var voicing =
        Files.writeString(folder.resolve("w3.csv"), "asset_id,voicing\r\n770001,SATB\r\n");

    var patched = new CompletableFuture<Typed>();
    try (var _ = new WholeCatalog(server.db()).alone(() -> {})) {
      long before = haveAsked();
      Thread.ofVirtual()
          .start(() -> patched.complete(shell.type("catalog", "patch", patch.toString())));
      Api.await(() -> haveAsked() > before);
      assertThat(patched).isNotDone();
      server.load(folder, line(770_001).replace("\"One\"", "\"Uno\""));
    }

    assertThat(patched.get(1, TimeUnit.MINUTES).err()).contains("waits until another command");
    assertThat(line(770_001)).contains("\"Uno\"", "\"retail_price\":9");
    try (var _ = new WholeCatalog(server.db()).besideOthers(() -> {})) {
      assertThat(importing("w.csv", "asset_id,title,price\r\n770002,Two,1\r\n").code()).isZero();
    }
    assertThat(shell.type("catalog", "patch", voicing.toString()).err()).doesNotContain("waits");
  }

  /// How many have asked for a lock, whether they have got it or ask again in a moment.
  private long haveAsked() {
    return server.db().inTransaction(tx -> tx.one(ASKED, row -> row.getLong(1))).orElseThrow();
  }

  @Test
  void files_are_exported_and_found_again_by_another_server() throws Exception {
    var files = folder.resolve("out");
    var file = folder.resolve("files.xlsx");
    assertThat(shell.type("catalog", "export", file.toString(), "--files", files.toString()).code())
        .isEqualTo(Exit.DONE);
    assertThat(files.resolve("1001/full-pdf.pdf")).exists();
    var same = importing(file, "--files", files.toString());
    assertThat(same.out()).as(same.err()).startsWith("0 added, 0 updated");
  }

  @Test
  void own_fields_are_kept_and_only_the_numbers_of_the_setting_are_shown() throws Exception {
    importing(
        "own.jsonl",
        """
        {"asset_id":770001,"title":"T","format_short_name":"PDF","asset_type":"SINGLE","own":{"sku":"secret-sku","ismn":"M-2600-0043-8","iswc":"t0345246801","cost_centre":"4711"}}
        """);
    var item = server.live().get("/assets/770001").text();
    assertThat(item)
        .contains("\"ismn\":\"9790260000438\"", "\"iswc\":\"T-034.524.680-1\"")
        .doesNotContain("secret-sku", "\"4711\"", "\"own\"");
    assertThat(server.live().get("/assets/list?page_size=1000").text())
        .contains("\"ismn\":\"9790260000438\"")
        .doesNotContain("secret-sku", "\"own\"");
    assertThat(
            importing(
                    "own.jsonl",
                    """
                    {"asset_id":770002,"title":"T","format_short_name":"PDF","asset_type":"SINGLE","own":{"ismn":"9790260000439","iswc":"T-1","Bad Name":"x"}}
                    """)
                .err())
        .contains(
            "own.ismn must be an ISMN",
            "own.iswc must be an ISWC",
            "own.Bad Name must have a name");
  }

  @Test
  void what_is_no_catalogue_is_said_in_one_sentence() throws Exception {
    TestAssets.writePdf(folder.resolve("score.pdf"), 1);
    says(
        folder.resolve("score.pdf"),
        "is a PDF, and no catalogue; a catalogue is JSON lines, CSV, XLSX or ONIX");
    says(bytes("empty.csv", new byte[0]), "is empty; a catalogue is");
    says(
        text("pipes.csv", "asset_id|title|price\n1|a|2\n"),
        "has its columns separated by something else");
    says(text("none.csv", "Umsatz,Jahr\n1,2\n"), "has no column that tells which asset");
    says(
        bytes(
            "mac.csv",
            "asset_id,title\n1,F\u009fr Elise \u008a\u0081\u008d\n".getBytes(ISO_8859_1)),
        "is in an encoding that can't be told");
    says(
        bytes("wrong.csv", "asset_id,title\n1,Für\n".getBytes(Charset.forName("windows-1252"))),
        "its encoding is another one",
        "--encoding",
        "UTF-8");
    says(
        text("wide.csv", "asset_id" + ",c".repeat(100_000) + "\n"),
        "has more than 1000 columns in line 1");
    says(
        text("long.csv", "asset_id,title\n1," + "x".repeat(10_000_000) + "\n"),
        "a cell has more than");
    says(
        bytes("old.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}),
        "is a file of an old Excel");
    says(bytes("a.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0}), "is compressed with gzip");
    says(
        text("other.xml", "<catalog/>"),
        "is XML, but no ONIX message: its root element is catalog");
    says(text("two.xml", "<ONIXMessage release=\"2.1\"/>"), "is ONIX of release 2.1");
    says(text("cut.xml", ONIX_START + "<Product><a001>1"), "is XML that can't be read");
    says(text("cut.json", "{\"assets\":[{\"asset_id\":1,"), "is JSON that can't be read");
    says(bytes("cut.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0}), "is a damaged XLSX or ZIP file");
    says(Workbooks.zip(folder.resolve("x.zip"), Map.of("a", "b")), "is a ZIP archive, but no XLSX");
    says(
        Workbooks.zip(folder.resolve("x.ods"), Map.of("mimetype", "b")), "is an OpenDocument file");
  }

  @Test
  void a_mapping_that_was_guessed_is_saved_edited_and_given_back() throws Exception {
    var list = text("odd.csv", "asset_id,title,Werk,Netto\r\n780001,Old,New,4.5\r\n");
    var mapping = folder.resolve("odd.json");
    var guessed = importing(list, "--dry-run", "--save-mapping", mapping.toString());
    assertThat(guessed.err()).contains("column \"Werk\": not read", "column \"Netto\": not read");
    assertThat(Files.readString(mapping)).contains("\"Werk\" : null");

    var edited =
        Files.readString(mapping)
            .replace("\"title\" : \"title\"", "\"title\" : null")
            .replace("\"Werk\" : null", "\"Werk\" : \"title\"")
            .replace("\"Netto\" : null", "\"Netto\" : \"retail_price\"")
            .replace("SINGLE", "FOLIO");
    var imported =
        importing(
            list, "--mapping", Files.writeString(folder.resolve("my.json"), edited).toString());

    assertThat(imported.out()).as(imported.err()).startsWith("1 added");
    assertThat(line(780_001))
        .contains("\"title\":\"New\"", "\"retail_price\":4.5", "\"asset_type\":\"FOLIO\"");
  }

  @Test
  void a_mapping_or_a_folder_that_is_not_there_is_named() throws Exception {
    var list = text("list.csv", "asset_id,title\n1,a\n");
    var absent = folder.resolve("absent");
    says(list, "with the mapping " + absent + ": there is no such file", "--mapping", "" + absent);

    var mapping = absent.resolve("map.json");
    assertThat(importing(list, "--save-mapping", mapping.toString(), "--dry-run").err())
        .contains("the mapping can't be written to " + mapping)
        .doesNotContain(list + " can't be read");
    assertThat(shell.type("catalog", "export", absent.resolve("all.csv").toString()).err())
        .isEqualTo("partbook: there is no folder " + absent + "\n");
  }

  @Test
  void files_that_are_made_to_fill_a_memory_are_said_to_be_so() throws Exception {
    var laughs = new StringBuilder("<!DOCTYPE ONIXMessage [<!ENTITY a \"ha\">");
    for (char c = 'b'; c < 'k'; c++) {
      laughs
          .append("<!ENTITY ")
          .append(c)
          .append(" \"")
          .append(("&" + (char) (c - 1) + ";").repeat(10))
          .append("\">");
    }
    laughs.append(
        "]><ONIXMessage release=\"3.0\"><Product><RecordReference>&j;</RecordReference></Product></ONIXMessage>");
    var laughed = importing("laughs.xml", laughs.toString());
    assertThat(laughed.code()).isEqualTo(Exit.FAILED);
    assertThat(laughed.out() + laughed.err()).hasSizeLessThan(1000);

    var secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    var external =
        importing(
            "external.xml",
            "<!DOCTYPE ONIXMessage [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><ONIXMessage"
                + " release=\"3.0\">"
                + PRODUCT.formatted(780_001).replace("Beispiel", "&x;")
                + "</ONIXMessage>",
            "--currency",
            "EUR",
            "--dry-run");
    assertThat(external.out() + external.err()).doesNotContain("top secret");

    says(bomb("", ' '), "it holds far more, when it is unpacked");
    says(
        Workbooks.excel(
            folder.resolve("cell.xlsx"),
            List.of(List.of(new Value.Text("asset_id"), new Value.Text("x".repeat(10_000_000))))),
        "has a cell of more than");
    var wide = new java.util.ArrayList<Value>();
    wide.add(new Value.Text("asset_id"));
    for (int i = 0; i < 2000; i++) {
      wide.add(new Value.Amount("1"));
    }
    says(
        Workbooks.excel(folder.resolve("wide.xlsx"), List.of(wide)),
        "has cells in more than 1000 columns");
  }

  private Path bomb(String start, char filling) throws IOException {
    var parts = Workbooks.common("worksheets/sheet1.xml", "", "");
    var file = folder.resolve("bomb.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(("<worksheet><sheetData>" + start).getBytes(UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write("<sst>".getBytes(UTF_8));
      var many = String.valueOf(filling).repeat(1_000_000).getBytes(UTF_8);
      for (int i = 0; i < 60; i++) {
        zip.write(many);
      }
    }
    return file;
  }

  private Path text(String name, String text) throws IOException {
    return bytes(name, text.getBytes(UTF_8));
  }

  private Path bytes(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private void says(Path file, String sentence, String... more) {
    var answer = importing(file, more);
    assertThat(answer.code()).as(sentence + answer.out()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains(file.toString()).contains(sentence);
    assertThat(answer.err().strip().lines()).hasSize(1);
  }
}
