package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.command.Workbooks.Value;

/// Catalogues go in as files of every kind, are patched, come out, and go in again: nothing is
/// different.
@TestInstance(Lifecycle.PER_CLASS)
class CatalogRoundTripTest {
  private static final int TITLES = 3000;

  private final TestServer server = TestServer.start();
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

  @Test
  void a_workbook_of_excel_goes_in_is_patched_and_comes_back_from_every_format() throws Exception {
    var file = Workbooks.excel(folder.resolve("titel.xlsx"), titles(500_000));
    var imported = shell.type("catalog", "import", file.toString());
    assertThat(imported.out()).isEqualTo("3000 added, 0 updated, 0 unchanged, 0 refused\n");
    assertThat(imported.err())
        .contains("column \"Asset-ID\": asset_id")
        .contains("column \"Preis (EUR)\": retail_price")
        .contains("column \"Preis USD\": prices[USD]")
        .contains("column \"Komponist\": contributors[Composer]")
        .contains("column \"Bemerkung\": not read")
        .contains("no column: asset_type is SINGLE");
    var line = line(500_017);
    assertThat(line)
        .contains("\"title\":\"Sonate Nr. 17 „Mondschein“ & <mehr>\"")
        .contains("\"retail_price\":12.95")
        .contains("\"prices\":[{\"type_usage\":\"USD\",\"price\":15.5}]")
        .contains("{\"name\":\"Clara Schumann\",\"role\":\"Composer\"}")
        .contains("\"keywords\":[\"Klavier\",\"Sonate\"]")
        .contains("\"sku\":\"ED-17\"")
        .contains("\"description\":\"Zeile 1\\nZeile 2 =17+4\"");

    allFormatsComeBack();

    var prices = folder.resolve("preise.csv");
    Files.writeString(
        prices, "Artikelnummer;Preis (EUR);Komponist\r\nED-17;9,50;\r\nED-20;;<none>\r\n");
    var patched = shell.type("catalog", "patch", prices.toString());
    assertThat(patched.out()).isEqualTo("0 added, 2 updated, 0 unchanged, 0 refused\n");
    assertThat(patched.err()).contains("column \"Preis (EUR)\": ").doesNotContain("no column");
    assertThat(line(500_017))
        .isEqualTo(line.replace("\"retail_price\":12.95", "\"retail_price\":9.5"));
    assertThat(line(500_020)).doesNotContain("Clara Schumann").contains("Robert Schumann");
    allFormatsComeBack();
  }

  @Test
  void a_workbook_of_libreoffice_says_the_same_as_one_of_excel() throws Exception {
    var excel = Workbooks.excel(folder.resolve("e.xlsx"), titles(600_000));
    assertThat(shell.type("catalog", "import", excel.toString()).code()).isEqualTo(Exit.DONE);
    var libre = Workbooks.libreOffice(folder.resolve("l.xlsx"), titles(600_000));
    assertThat(shell.type("catalog", "import", libre.toString()).out())
        .isEqualTo("0 added, 0 updated, 3000 unchanged, 0 refused\n");
  }

  @Test
  void csv_is_read_in_every_encoding_with_every_separator() throws IOException {
    var text = "asset_id;Titel;Preis\r\n700001;Für Elise;4,95\r\n";
    csv(text, UTF_8, "1 added, 0 updated, 0 unchanged");
    csv(
        "\uFEFF" + text.replace(';', ',').replace("4,95", "\"4,95\""),
        UTF_8,
        "0 added, 0 updated, 1 unchanged");
    csv(
        "\uFEFF" + text.replace(';', '\t'),
        StandardCharsets.UTF_16LE,
        "0 added, 0 updated, 1 unchanged");
    csv("\uFEFF" + text, StandardCharsets.UTF_16BE, "0 added, 0 updated, 1 unchanged");
    csv("sep=;\r\n" + text, Charset.forName("windows-1252"), "0 added, 0 updated, 1 unchanged");
  }

  private void csv(String text, Charset charset, String expected) throws IOException {
    var file = Files.write(folder.resolve("list.csv"), text.getBytes(charset));
    assertThat(shell.type("catalog", "import", file.toString()).out()).startsWith(expected);
  }

  @Test
  void texts_that_a_spreadsheet_would_run_or_lose_come_back_as_they_were() throws IOException {
    var odd =
        List.of(
            "=1+1",
            "+49 30",
            "-",
            "@home",
            "'quoted",
            "\"\"",
            "<none>",
            "[1]",
            " blank ",
            "007",
            "1984",
            "true",
            "a;b|c",
            "line\\nbreak\\ttab",
            "_x0041_",
            "]]> & <b>",
            "\uFFFE",
            "🎼",
            "?>",
            "a\\u2028b",
            "&amp;");
    var lines = new ArrayList<String>();
    for (int i = 0; i < odd.size(); i++) {
      var text = odd.get(i).replace("\"", "\\\"");
      lines.add(
          """
          {"asset_id":%d,"title":"%s","format_short_name":"PDF","asset_type":"SINGLE","description":"%s","keywords":["%s"],"categories":["%s","b"],"voicing":"","series":[],"external_ref":"%s","usergens":[{"commission_override_rate":0.5,"medley_assets":[{"name":"%s"}]}],"contributors":[{"is_primary":true,"name":"%s","role":"%s"}],"images":[{"name":"%d","url":"https://example.org/?a=1&b=2"}],"own":{"sku":"%s","free-name":"%s","empty":""}%s}
          """
              .formatted(
                  710_000 + i,
                  text,
                  text,
                  text,
                  text,
                  text,
                  text,
                  text,
                  text,
                  i,
                  text,
                  text,
                  i % 2 == 0
                      ? ",\"withdrawn\":true"
                      : ",\"personalised\":false,\"world\":false,\"countries\":[\"AT\",\"DE\"]")
              .strip());
    }
    var file = Files.write(folder.resolve("odd.jsonl"), lines);
    var imported = shell.type("catalog", "import", file.toString());
    assertThat(imported.out()).as(imported.err()).startsWith(odd.size() + " added");
    allFormatsComeBack();
  }

  /// What stands in a document of files and pictures that anybody may see is no field of a line.
  @Test
  void previews_and_looks_inside_come_back_with_their_files() throws IOException {
    TestAssets.writePdf(folder.resolve("score.pdf"), 3);
    TestAssets.writePdf(folder.resolve("preview.pdf"), 1);
    var lines = new ArrayList<String>();
    var looks =
        List.of("", ",\"look_inside\":true", ",\"look_inside\":false", ",\"look_inside\":3");
    for (int i = 0; i < 2 * looks.size(); i++) {
      var preview =
          i % 2 == 0 ? "" : ",{\"type\":\"pdf\",\"usage\":\"preview\",\"file\":\"preview.pdf\"}";
      lines.add(
          """
          {"asset_id":%d,"title":"Look","format_short_name":"PDF","asset_type":"SINGLE",\
          "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}%s]%s}\
          """
              .formatted(720_000 + i, preview, looks.get(i / 2)));
    }
    var file = Files.write(folder.resolve("looks.jsonl"), lines);
    assertThat(shell.type("catalog", "import", file.toString()).out()).startsWith("8 added");

    assertThat(line(720_006)).contains("\"look_inside\":3").doesNotContain("\"blob\"");
    allFormatsComeBack();
    assertThat(shell.type("catalog", "diff", file.toString()).out())
        .isEqualTo("nothing was changed: 0 would be added, 0 changed, 8 unchanged, 0 refused\n");
  }

  private void allFormatsComeBack() {
    for (var name : List.of("all.jsonl", "all.csv", "all.xlsx", "all.xml")) {
      var file = folder.resolve(name).toString();
      var exported = shell.type("catalog", "export", file, "--currency", "EUR");
      assertThat(exported.code()).as(exported.err()).isEqualTo(Exit.DONE);
      var count = exported.out().split(" ", -1)[0];
      var dry = shell.type("catalog", "diff", file);
      assertThat(dry.out())
          .as(name + dry.err())
          .isEqualTo(
              "nothing was changed: 0 would be added, 0 changed, %s unchanged, 0 refused\n"
                  .formatted(count));
      assertThat(shell.type("catalog", "import", file).out())
          .as(name)
          .isEqualTo("0 added, 0 updated, %s unchanged, 0 refused\n".formatted(count));
    }
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

  private static List<List<Value>> titles(int from) {
    var rows = new ArrayList<List<Value>>();
    rows.add(List.of(text("Verlag Beispiel: Preisliste")));
    rows.add(List.of());
    rows.add(
        texts(
            "Asset-ID",
            "Artikelnummer",
            "Titel",
            "Komponist",
            "Bearbeiter",
            "Preis (EUR)",
            "Preis USD",
            "Seiten",
            "Schlagworte",
            "Beschreibung",
            "ISMN",
            "Gemeinfrei",
            "Stand",
            "Bemerkung",
            "Reihe"));
    for (int i = 0; i < TITLES; i++) {
      rows.add(
          List.of(
              new Value.Amount(String.valueOf(from + i)),
              text("ED-" + i),
              text("Sonate Nr. " + i + " „Mondschein“ & <mehr>"),
              i % 3 == 2 ? text("Clara Schumann; Robert Schumann") : new Value.Nothing(),
              text("Robert Schumann"),
              new Value.Amount("12.9500000000000002"),
              new Value.Amount("15.5"),
              i % 5 == 0 ? new Value.Amount("12") : new Value.Nothing(),
              text("Klavier; Sonate"),
              text("Zeile 1\nZeile 2 =" + i + "+4"),
              i % 2 == 0 ? text(ismn(i)) : new Value.Nothing(),
              new Value.Truth(i % 2 == 0),
              new Value.Day(46_000 + i),
              text("intern"),
              new Value.Formula("A1&amp;\"x\"", "Reihe " + i % 7)));
    }
    return rows;
  }

  private static String ismn(int number) {
    var digits = "979%09d".formatted(10_000 + number);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static List<Value> texts(String... texts) {
    return List.of(texts).stream().map(CatalogRoundTripTest::text).toList();
  }
}
