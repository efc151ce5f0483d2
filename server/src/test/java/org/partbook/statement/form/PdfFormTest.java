package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partbook.PdfText;

class PdfFormTest {
  /// Left to be looked at.
  private static final Path LEFT = Path.of("target/statements");

  private static String text(String name, SampleStatement sample)
      throws IOException, RefusedStatement {
    var pdf = Written.bytes("pdf", sample);
    Files.createDirectories(LEFT);
    Files.write(LEFT.resolve(name + ".pdf"), pdf);
    return String.join("\f", PdfText.pages(pdf));
  }

  @Test
  void a_vendor_reads_what_it_owes_then_what_it_sold_then_what_came_back() throws Exception {
    assertThat(text("vendor", SampleStatement.usual()))
        .containsSubsequence(
            "Kammerton",
            "Marktplatz 1 · 04109 Leipzig · VAT DE123456789",
            "Corner Music Shop",
            "London EC1A 1BB",
            "Statement of sales",
            "V-2026-0003",
            "1 October 2026",
            "31 October 2026",
            "Total",
            "Copies sold",
            "10",
            "Copies taken back",
            "3",
            "Net amount",
            "762.00",
            "VAT 7 %, on 762.00",
            "53.34",
            "Due to Kammerton",
            "815.34",
            "By title",
            "Frühlingslied",
            "11.40",
            "Träumerei",
            "4.80",
            "All titles",
            "762.00",
            "Taken back, or out of the ordinary",
            "sold; for nothing",
            "880008, 1",
            "refunded; bought twice",
            "−4.80",
            "cancelled");
  }

  @Test
  void a_title_has_one_row_however_often_it_was_sold() throws Exception {
    var text = text("vendor", SampleStatement.usual());
    var byTitle = text.substring(text.indexOf("By title"), text.indexOf("Taken back, or"));

    assertThat(byTitle).containsOnlyOnce("Träumerei");
    assertThat(byTitle).contains("4 2 4.80");
  }

  @Test
  void a_rights_holder_reads_each_share_and_the_rates() throws Exception {
    assertThat(text("holder", SampleStatement.royalties()))
        .containsSubsequence(
            "Royalty statement",
            "ISNI",
            "0000 0001 2138 4351",
            "Due to Robert Schumann",
            "6.82",
            "Mondnacht",
            "composer, 50 % of net",
            "3.79",
            "arranger, 0.15 per",
            "0.30",
            "refunded; wrong key",
            "1 EUR = 0.8712 GBP on 30 October 2026 (eurofxref.csv)");
  }

  @Test
  void what_is_flagged_or_for_nothing_stands_by_itself_and_nothing_else_does() throws Exception {
    var summary =
        StatementSummary.read(
            SampleStatement.ofVendor()
                .sold("Träumerei", 1, "4.00", "2.40")
                .sold("Mondnacht", 1, "4.00", "0.00")
                .flagged("Frühlingslied", "far_from_list", "11.40")
                .document());

    assertThat(summary.odd())
        .extracting(odd -> odd.entry().sale().title().orElseThrow())
        .containsExactly("Mondnacht", "Frühlingslied");
  }

  @Test
  void copies_count_once_however_many_shares_there_are_in_them() throws Exception {
    var summary = StatementSummary.read(SampleStatement.royalties().document());

    assertThat(summary.all().sold()).isEqualTo(7);
    assertThat(summary.all().takenBack()).isEqualTo(1);
  }

  @Test
  void names_in_any_script_can_be_read_and_yen_have_no_decimals() throws Exception {
    assertThat(text("yen", SampleStatement.inYen()))
        .contains("ヤマトヤ楽譜店", "東京都中央区銀座", "荒城の月", "3 960", "−720")
        .doesNotContain("3 960.");
    assertThat(text("vendor", SampleStatement.usual())).contains("زوروني كل سنة مرة");
  }

  @Test
  void an_empty_statement_says_so() throws Exception {
    assertThat(text("nothing", SampleStatement.ofVendor()))
        .contains("Nothing was sold or taken back in this time.", "0.00")
        .doesNotContain("Taken back, or out");
  }

  @Test
  void a_draft_is_called_one() throws Exception {
    assertThat(text("draft", SampleStatement.usual().draft()))
        .contains("Statement of sales (draft)", "none yet: this is a draft")
        .doesNotContain("can be proved");
  }

  @Test
  void the_log_that_proves_it_is_named() throws Exception {
    assertThat(text("vendor", SampleStatement.usual()))
        .contains(
            "Each entry can be proved by the log ledger.example.org/partbook of 5000 entries",
            "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
  }

  @Test
  void who_is_owed_is_named_also_when_more_came_back_than_was_sold() throws Exception {
    var statement = SampleStatement.ofVendor().refunded("Träumerei", 1, "4.00", "2.40");

    assertThat(text("back", statement)).contains("Due to Corner Music Shop").contains("−2.57");
  }

  @Test
  void a_large_statement_has_few_pages_and_the_odd_ones_are_counted() throws Exception {
    var statement = SampleStatement.ofVendor();
    for (int i = 0; i < 20_000; i++) {
      statement.sold("Etüde Nr. " + i % 100, 1, "4.00", "2.40");
      if (i % 30 == 7) {
        statement.refunded("Etüde Nr. " + i % 100, 1, "4.00", "2.40");
      }
    }
    var text = text("large", statement);

    assertThat(text).contains("20 000", "46 399.20", "167 more: see the CSV");
    assertThat(text.split("\f", -1).length).isLessThan(20);
  }

  @Test
  void titles_beyond_a_limit_are_one_row() throws Exception {
    var statement = SampleStatement.ofVendor();
    for (int i = 0; i < StatementSummary.MOST_TITLES + 3; i++) {
      statement.sold("Etüde Nr. " + i, 1, "4.00", "2.40");
    }
    var summary = StatementSummary.read(statement.document());

    assertThat(summary.titles()).hasSize(StatementSummary.MOST_TITLES);
    assertThat(summary.further().orElseThrow().sold()).isEqualTo(3);
    assertThat(summary.further().orElseThrow().due()).isEqualTo(new BigDecimal("7.20"));
    assertThat(summary.all().sold()).isEqualTo(StatementSummary.MOST_TITLES + 3);
  }

  @Test
  void a_title_that_is_not_known_is_called_by_its_number() throws Exception {
    var sample = SampleStatement.ofVendor();
    sample.entry("REGISTERED", "x", 1, Map.of(), sample.amount(1, "4", "2.40", "2.40"));
    var document = sample.document("\"title\":\"x\"", "\"title\":null");
    var summary = StatementSummary.read(document);

    assertThat(summary.titles().getFirst().getKey().title()).matches("asset \\d+");
  }
}
