package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;

/// Catalogue files that look whole and aren't, or say something else than they seem to: nothing of
/// them goes missing, or becomes something else, without a word.
@TestInstance(Lifecycle.PER_CLASS)
class CatalogOddFilesTest {
  private static final int LONG = 2_000_000;

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

  private Typed importing(Path file, String... more) {
    return shell.importing(file, more);
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void says(Path file, String sentence) {
    var answer = importing(file);
    assertThat(answer.code()).as(sentence + answer.out()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains(file + " " + sentence);
    assertThat(answer.err().strip().lines()).hasSize(1);
  }

  private String exported() throws IOException {
    var file = folder.resolve("all.jsonl");
    assertThat(shell.type("catalog", "export", file.toString()).code()).isEqualTo(Exit.DONE);
    return Files.readString(file);
  }

  private String asset(long id) throws IOException {
    return exported()
        .lines()
        .filter(line -> line.startsWith("{\"asset_id\":" + id + ","))
        .findFirst()
        .orElseThrow();
  }

  /// A workbook with these rows, and one text that its cells may refer to.
  private Path workbook(String name, String rows, String shared) throws IOException {
    var parts = Workbooks.common("worksheets/sheet1.xml", "", "");
    parts.put(
        "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    parts.put("xl/sharedStrings.xml", "<sst><si><t>" + shared + "</t></si></sst>");
    return Workbooks.zip(folder.resolve(name), parts);
  }

  private static String cell(String reference, String text) {
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static String amount(String reference, int style, String number) {
    return "<c r=\"" + reference + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
  }

  private static String row(int number, String... cells) {
    return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
  }

  private static String cells(int row, int columns, String cell) {
    return IntStream.range(2, columns)
        .mapToObj(
            column -> cell.replace("AT", Workbooks.column(column) + row).replace("N", "" + column))
        .collect(Collectors.joining());
  }

  @Test
  void one_long_text_in_every_cell_of_a_row_is_refused_whether_its_columns_are_read_or_not()
      throws IOException {
    var row =
        row(
            2,
            amount("A2", 0, "1"),
            cell("B2", "T"),
            cells(2, 1000, "<c r=\"AT\" t=\"s\"><v>0</v></c>"));
    for (var heading : List.of("unknown N", "description#N")) {
      var headings =
          row(1, cell("A1", "asset_id"), cell("B1", "title"), cells(1, 1000, cell("AT", heading)));
      var file = workbook("again.xlsx", headings + row, "x".repeat(LONG));
      assertThat(Files.size(file)).isLessThan(30_000);
      says(file, "has more than 4194304 characters in row 2, which are the most that there may be");
    }
    says(
        text(
            "again.csv",
            "asset_id,title,description,unknown\n1,T\n2"
                + ("," + "x".repeat(LONG)).repeat(3)
                + "\n"),
        "has more than 4194304 characters in line 3, which are the most that there may be");
  }

  @Test
  void a_row_that_makes_a_longer_line_than_there_may_be_is_left_out_by_its_number()
      throws IOException {
    var rest = "x".repeat(LONG);
    var csv = "asset_id,title,description,description#2\n800001,One,a,b\n800002,Two";
    var imported = importing(text("row.csv", csv + "," + rest + "," + rest + "\n"));
    assertThat(imported.code()).as(imported.err()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(imported.err())
        .contains("row.csv:3: refused: its line would be longer than 2097152 bytes");
    assertThat(asset(800_001)).contains("\"description\":\"ab\"");
  }

  @Test
  void a_long_number_in_a_workbook_is_the_number_that_stands_there() throws IOException {
    var file =
        workbook(
            "ids.xlsx",
            row(1, cell("A1", "asset_id"), cell("B1", "title"), cell("C1", "price"))
                + row(2, amount("A2", 0, "1234567890123456789"), cell("B2", "Long"))
                + row(3, amount("A3", 0, "1234567890123456.0"), cell("B3", "Decimal"))
                + row(
                    4,
                    amount("A4", 0, "800011.0"),
                    cell("B4", "S"),
                    amount("C4", 0, "4.9500000000000002")),
            "");
    var imported = importing(file);
    assertThat(imported.out()).as(imported.err()).startsWith("3 added");
    assertThat(asset(1_234_567_890_123_456_789L)).contains("\"title\":\"Long\"");
    assertThat(asset(1_234_567_890_123_456L)).contains("\"title\":\"Decimal\"");
    assertThat(asset(800_011)).contains("\"retail_price\":4.95,");
  }

  @Test
  void a_csv_that_ends_within_a_cell_is_refused_with_the_line_where_that_began()
      throws IOException {
    says(
        text("open.csv", "asset_id,title\n800021,\"One\nand\"\n800022,\"Two\n800023,Three\n"),
        "ends within a cell: the quotation mark that is opened in line 4 isn't closed");
    says(
        text("sep.csv", "sep=;\r\nasset_id;title;description\r\n800021;\"A\r\nB\";\"Two\"\" ;x"),
        "ends within a cell: the quotation mark that is opened in line 4 isn't closed");
    says(
        text("head.csv", "asset_id,title,\"description\n800021,One,Two\n"),
        "ends within a cell: the quotation mark that is opened in line 1 isn't closed");
    assertThat(exported()).doesNotContain("80002");

    var whole =
        importing(text("whole.csv", "asset_id,title\n800021,One\n800022,\"5\"\" Two\uFFFF\""));
    assertThat(whole.out()).as(whole.err()).startsWith("2 added");
    assertThat(asset(800_022)).contains("5\\\" Two");
  }

  @Test
  void days_of_a_workbook_are_those_that_it_shows() throws IOException {
    var days = List.of("1", "59", "60", "61", "46053", "46053.5", "2958465", "2958465.9999999");
    var rows = new StringBuilder();
    for (int i = 0; i < days.size(); i++) {
      int row = i + 2;
      rows.append(
          row(
              row,
              amount("A" + row, 0, String.valueOf(800_030 + i)),
              cell("B" + row, "T"),
              amount("C" + row, 1, days.get(i))));
    }
    var headings = row(1, cell("A1", "asset_id"), cell("B1", "title"), cell("C1", "description"));
    var imported = importing(workbook("days.xlsx", headings + rows, ""));
    assertThat(imported.out()).as(imported.err()).startsWith(days.size() + " added");
    var shown =
        List.of(
            "1900-01-01",
            "1900-02-28",
            "1900-02-28",
            "1900-03-01",
            "2026-01-31",
            "2026-01-31T12:00",
            "9999-12-31",
            "2958465.9999999");
    for (int i = 0; i < shown.size(); i++) {
      assertThat(asset(800_030 + i)).contains("\"description\":\"" + shown.get(i) + "\"");
    }
  }

  @Test
  void two_columns_for_one_field_are_refused_and_columns_that_are_not_read_are_named()
      throws IOException {
    says(
        text("twice.csv", "asset_id,title,Note,title\n800041,One,x,Two\n"),
        "has two columns for title, 2 (B) \"title\" and 4 (D) \"title\": rename one of them, or"
            + " take it out");
    var mapping =
        text("map.json", "{\"columns\":{\"Nr\":\"asset_id\",\"A\":\"title\",\"B\":\"title\"}}");
    var mapped =
        importing(text("mapped.csv", "Nr;A;B\n800041;One;Two\n"), "--mapping", mapping.toString());
    assertThat(mapped.err()).contains("has two columns for title, 2 (B) \"A\" and 3 (C) \"B\"");

    var notes = importing(text("notes.csv", "asset_id,title,Note,Lager,Note\n800041,One,x,y,z\n"));
    assertThat(notes.out()).startsWith("1 added");
    assertThat(notes.err())
        .contains(
            "column \"Note\": not read\n",
            "column 5 (E), \"Note\": not read; column 3 (C) has the same heading\n");
    var some =
        importing(text("some.csv", "Nr;A;Lager\n800041;Uno;3\n"), "--mapping", mapping.toString());
    assertThat(some.err()).contains("column \"Lager\": not read\n");
  }

  @Test
  void what_is_wrong_with_a_file_is_said_as_it_is() throws IOException {
    says(
        text(
            "twice.json", "{\"assets\":[\n{\"asset_id\":800051,\"title\":\"A\",\"title\":\"B\"}]}"),
        "is JSON that can't be read in line 2: an object has the key 'title' twice");
    says(
        text("deep.json", "{\"assets\":[{\"asset_id\":1,\"a\":" + "[".repeat(5000) + "]}"),
        "is JSON that can't be read: it is nested too deep, or something in it is too long");
    var onix = "<ONIXMessage release=\"3.0\">%s</ONIXMessage>";
    says(
        text("deep.xml", onix.formatted("<a>".repeat(300) + "</a>".repeat(300))),
        "has elements within elements, more than 200 deep");
    var attributes =
        IntStream.range(0, 300).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());
    says(
        text("wide.xml", onix.formatted("<a" + attributes + "/>")),
        "is XML that can't be read in line 1: an element has more than 200 attributes");
    says(
        text("name.xml", onix.formatted("<" + "a".repeat(5000) + "/>")),
        "is XML that can't be read in line 1: a name in it has more than 1000 characters");
    var headings = row(1, cell("A1", "asset_id"), cell("B1", "title"));
    says(
        workbook("back.xlsx", headings + row(7, amount("A7", 0, "1")) + row(3), ""),
        "is a damaged XLSX: row 3 comes after row 7 in it");
    for (var nothing : List.of("", "\uFEFF", "\uFEFF\r\n")) {
      says(text("nothing.csv", nothing), "is empty; a catalogue is JSON lines, CSV, XLSX or ONIX");
    }
    says(
        Files.write(folder.resolve("mark.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE}),
        "is empty; a catalogue is JSON lines, CSV, XLSX or ONIX");
  }

  @Test
  void an_image_that_is_no_address_of_the_web_is_left_out_and_said_to_be_so() throws IOException {
    var listing =
        text(
            "images.json",
            """
            {"assets":[{"asset_id":800061,"title":"A","format_short_name":"PDF","asset_type":"SINGLE",
            "retail_price":1,"world":true,"images":[{"name":"cover","url":"file:///etc/passwd"}]}]}
            """);
    var imported = importing(listing, "--listing-url", "https://example.org/list");
    assertThat(imported.err())
        .contains(
            "its image has the address 'file:///etc/passwd', and is left out: an image's address"
                + " begins with http:// or https://");
    assertThat(asset(800_061)).doesNotContain("passwd");
  }

  @Test
  void a_publication_date_that_is_no_day_is_refused_by_name() throws IOException {
    var products = new StringBuilder();
    var dates = List.of("00000000", "20260230", "00000101", "20260131", "20262027", "2026");
    for (int i = 0; i < dates.size(); i++) {
      products.append(
          """
          <Product><ProductIdentifier><ProductIDType>01</ProductIDType><IDValue>%d</IDValue></ProductIdentifier>
          <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>T</TitleText></TitleElement></TitleDetail></DescriptiveDetail>
          <PublishingDetail><PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>%s</Date></PublishingDate></PublishingDetail></Product>
          """
              .formatted(800_070 + i, dates.get(i)));
    }
    var imported =
        importing(
            Files.write(
                folder.resolve("dates.xml"),
                ("<ONIXMessage release=\"3.0\">" + products + "</ONIXMessage>").getBytes(UTF_8)));
    assertThat(imported.err())
        .contains("dates.xml:1: refused: its publication date is '00000000', which is no day")
        .contains("dates.xml:2: refused: its publication date is '20260230', which is no day")
        .contains("dates.xml:3: refused: its publication date is '00000101', which is no day");
    assertThat(asset(800_073)).contains("\"publication_date\":\"2026-01-31\"");
    assertThat(asset(800_074)).contains("\"publication_date\":\"20262027\"");
    assertThat(asset(800_075)).contains("\"publication_date\":\"2026\"");
  }
}
