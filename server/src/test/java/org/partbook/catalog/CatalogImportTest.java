package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogImportTest {
  @TempDir private static Path temp;
  private static TestCatalog catalog;

  @BeforeAll
  static void create() throws Exception {
    catalog = new TestCatalog(temp);
  }

  @BeforeEach
  void empty() throws Exception {
    catalog.empty();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Test
  void a_line_with_only_the_required_fields_gets_the_documented_defaults() {
    assertThat(catalog.load(line(7)).added()).isEqualTo(1);
    var asset = catalog.entry(7).asset();
    assertThat(asset.minQty()).isEqualTo(1);
    assertThat(asset.world()).isTrue();
    assertThat(asset.partable()).isFalse();
    assertThat(asset.withdrawn()).isFalse();
    assertThat(catalog.document(7))
        .contains("\"description\":\"\"", "\"public_domain\":false", "\"explicit\":false")
        .contains("\"world\":true", "\"partable\":false", "\"min_qty\":1")
        .doesNotContain("null");
  }

  @Test
  void an_asset_with_countries_is_sold_only_there_unless_it_says_otherwise() {
    catalog.load(
        line(1, "\"countries\":[\"DE\",\"FR\"]"),
        line(2, "\"countries\":[\"DE\"]", "\"world\":true"),
        line(3, "\"countries\":[]", "\"world\":false"));
    assertThat(catalog.entry(1).asset().sellableIn("FR")).isTrue();
    assertThat(catalog.entry(1).asset().sellableIn("US")).isFalse();
    assertThat(catalog.entry(2).asset().sellableIn("US")).isTrue();
    assertThat(catalog.entry(3).asset().sellableIn("DE")).isFalse();
  }

  @Test
  void a_bad_line_is_reported_with_its_number_and_costs_no_other_line_its_place() {
    var report =
        catalog.load(
            line(1), "", "{\"asset_id\":", line(2, "\"min_qty\":0", "\"tempo\":\"x\""), line(3));
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.bad()).isEqualTo(2);
    assertThat(report.lines()).isEqualTo(5);
    assertThat(report.problems())
        .extracting(ImportReport.Problem::line)
        .containsExactly(3L, 4L, 4L);
    assertThat(report.problems().get(2).toString())
        .endsWith("catalog.jsonl:4: min_qty must be 1 or more, not 0");
    assertThat(catalog.ids()).containsExactly(1L, 3L);
  }

  @Test
  void a_second_import_writes_only_what_changed_and_leaves_alone_what_it_does_not_mention() {
    catalog.load(line(1), line(2), line(3));
    var before = written(2);
    var report = catalog.load(line(2), line(3, "\"tempo\":90"), line(4));
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(written(2)).isEqualTo(before);
    assertThat(catalog.document(3)).contains("\"tempo\":90");
    assertThat(catalog.ids()).containsExactly(1L, 2L, 3L, 4L);
  }

  /// Which transaction wrote the row: an update that changes nothing would show here.
  private String written(long id) {
    return catalog
        .db
        .inTransaction(tx ->
            tx.one("select xmin::text from asset where asset_id = ?", row -> row.getString(1), id))
        .orElseThrow();
  }

  @Test
  void fields_in_another_order_spaces_and_nulls_are_no_change() {
    catalog.load(line(1, "\"tempo\":90", "\"voicing\":\"SATB\"", "\"retail_price\":12.30"));
    var report =
        catalog.load(
            line(
                1,
                "\"retail_price\" : 12.3",
                "\"voicing\":\"SATB\"",
                "\"tempo\":90",
                "\"skills\":null"));
    assertThat(report.unchanged()).isEqualTo(1);
  }

  @Test
  void an_asset_is_withdrawn_and_put_back_by_importing_it_again() {
    catalog.load(line(1));
    assertThat(catalog.load(line(1, "\"withdrawn\":true")).updated()).isEqualTo(1);
    assertThat(catalog.entry(1).asset().withdrawn()).isTrue();
    assertThat(catalog.document(1)).doesNotContain("withdrawn");
    assertThat(catalog.load(line(1)).updated()).isEqualTo(1);
    assertThat(catalog.entry(1).asset().withdrawn()).isFalse();
  }

  @Test
  void the_same_asset_twice_in_one_file_is_a_bad_line_that_names_the_first() {
    var report = catalog.load(line(1), line(2), line(1, "\"tempo\":9"));
    assertThat(report.problems().getFirst().message()).isEqualTo("asset_id 1 has line 1 already");
    assertThat(catalog.document(1)).doesNotContain("tempo");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_tolerated() {
    var report = catalog.load("\uFEFF" + line(1) + "\r", "\r", " \t", line(2) + "\r\n");
    assertThat(report.bad()).isZero();
    assertThat(report.added()).isEqualTo(2);
  }

  @Test
  void where_files_were_joined_the_mark_before_a_line_says_nothing() {
    var report = catalog.load(line(1), "\ufeff" + line(2), "\ufeff", line(3));

    assertThat(report.bad()).isZero();
    assertThat(report.added()).isEqualTo(3);
  }

  @Test
  void bytes_that_are_not_utf_8_are_a_bad_line() {
    var text = line(1) + "\n" + line(2, "\"voicing\":\"Ch\u00F6re\"") + "\n" + line(3);
    var report = catalog.load(text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(report.problems().getFirst().message())
        .isEqualTo("the line is not JSON: the text is not UTF-8");
    assertThat(catalog.ids()).containsExactly(1L, 3L);
  }

  @Test
  void a_line_that_is_too_long_is_bad_and_the_next_one_is_not() {
    var filler = " ".repeat(LineReader.LONGEST);
    var report = catalog.load(line(1), line(2) + filler, line(3));
    assertThat(report.problems()).extracting(ImportReport.Problem::line).containsExactly(2L);
    assertThat(report.problems().getFirst().message()).contains("longer than 2097152 bytes");
    assertThat(catalog.ids()).containsExactly(1L, 3L);
  }

  @Test
  void all_bad_lines_are_counted_but_only_the_first_thousand_problems_kept() {
    var lines = IntStream.range(0, 3000).mapToObj(i -> "{" + i).toArray(String[]::new);
    var report = catalog.load(lines);
    assertThat(report.bad()).isEqualTo(3000);
    assertThat(report.problems()).hasSize(ImportReport.MOST_KEPT);
  }

  @Test
  void a_line_of_nothing_but_mistakes_is_reported_briefly() {
    var unknown = new ArrayList<String>();
    for (int i = 0; i < 100_000; i++) {
      unknown.add("\"x" + i + "\":0");
    }
    var report = catalog.load(line(1, unknown.toArray(String[]::new)));
    assertThat(report.bad()).isEqualTo(1);
    assertThat(report.problems()).hasSize(20);
  }

  @Test
  void a_part_that_is_in_neither_the_file_nor_the_catalogue_is_a_warning() {
    catalog.load(line(11));
    var report =
        catalog.load(
            line(
                1,
                "\"partable\":true",
                "\"packages\":[{\"asset_id\":11},{\"asset_id\":12},{\"asset_id\":13}]"),
            line(12));
    assertThat(report.bad()).isZero();
    assertThat(report.warnings()).isEqualTo(1);
    var oddity = report.oddities().getFirst();
    assertThat(oddity.line()).isEqualTo(1);
    assertThat(oddity.message())
        .isEqualTo("packages names asset 13, which is not in the catalogue");
    assertThat(catalog.entry(1).asset().parts()).hasSize(3);
  }

  @Test
  void a_part_that_only_a_refused_line_names_is_no_warning() {
    var report =
        catalog.load(
            line(
                1,
                "\"packages\":[{\"asset_id\":13}]",
                TestCatalog.renderings(TestCatalog.rendering("pdf", "full", "no.pdf"))));
    assertThat(report.bad()).isEqualTo(1);
    assertThat(report.warnings()).isZero();
  }

  @Test
  void ids_and_numbers_of_64_bits_survive() {
    catalog.load(line(Long.MAX_VALUE, "\"song_number\":9223372036854775807"));
    assertThat(catalog.ids()).containsExactly(Long.MAX_VALUE);
    assertThat(catalog.document(Long.MAX_VALUE)).contains("\"song_number\":9223372036854775807");
  }

  @Test
  void the_publisher_sees_all_assets_page_by_page_with_their_renderings() throws Exception {
    catalog.pdf("a.pdf", 2);
    var score = TestCatalog.rendering("pdf", "full", "a.pdf");
    catalog.load(line(1, TestCatalog.renderings(score)), line(2, "\"withdrawn\":true"), line(3));
    var page = catalog.db.inTransaction(tx -> catalog.catalog.entries(tx, 0, 2));
    assertThat(page).extracting(entry -> entry.asset().id().value()).containsExactly(1L, 2L);
    assertThat(page.getFirst().pageCount()).isEqualTo(OptionalLong.of(2));
    assertThat(page.getFirst().type()).isEqualTo("SINGLE");
    assertThat(page.getFirst().renderings()).hasSize(1);
    assertThat(page.getLast().asset().withdrawn()).isTrue();
    var next = catalog.db.inTransaction(tx -> catalog.catalog.entries(tx, 2, 2));
    assertThat(next).hasSize(1);
  }

  @Test
  void progress_is_told_at_a_bounded_rate_and_once_at_the_end() throws Exception {
    var lines = IntStream.rangeClosed(1, 5000).mapToObj(TestCatalog::line).toList();
    var file = Files.write(temp.resolve("many.jsonl"), lines);
    var told = new ArrayList<long[]>();
    var start = System.nanoTime();
    catalog
        .importing()
        .importFile(
            file,
            catalog.files,
            (read, total, line, bad) -> told.add(new long[] {read, total, line, bad}));
    var tenths = (System.nanoTime() - start) / 100_000_000;
    assertThat(told.size()).isBetween(1, (int) tenths + 1);
    assertThat(told.getLast()).containsExactly(Files.size(file), Files.size(file), 5000, 0);
  }
}
