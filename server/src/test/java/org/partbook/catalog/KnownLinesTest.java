package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that the catalogue was last written from are known again, and nobody can tell but by the
/// time that it takes.
class KnownLinesTest {
  private static final String ENSEMBLE =
      line(1, "\"packages\":[{\"asset_id\":77},{\"asset_id\":78}]", "\"partable\":true");

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
  void a_line_that_an_asset_was_written_from_is_not_read_again() throws Exception {
    catalog.load(line(1), line(2, "\"tempo\":90"));

    assertThat(read(line(1), line(2, "\"tempo\":91"), line(3)))
        .hasExactlyElementsOfTypes(
            ReadLine.Known.class, ReadLine.Whole.class, ReadLine.Whole.class);
  }

  @Test
  void a_line_with_another_id_before_its_own_is_read() throws Exception {
    var fields = line(1).substring(1);
    var later = "{\"packages\":[{\"asset_id\":2}]," + fields;
    catalog.load(later, line(2));

    assertThat(read(later)).hasExactlyElementsOfTypes(ReadLine.Whole.class);
    assertThat(catalog.load(later).unchanged()).isEqualTo(1);
  }

  @Test
  void a_line_with_files_is_always_read_for_they_may_have_changed() throws Exception {
    catalog.pdf("a.pdf", 1);
    var score = line(1, renderings(rendering("pdf", "full", "a.pdf")));
    catalog.load(score);

    assertThat(read(score)).hasExactlyElementsOfTypes(ReadLine.WithFiles.class);
  }

  @Test
  void another_line_that_says_the_same_changes_nothing_and_is_known_from_then_on()
      throws Exception {
    catalog.load(line(1));
    var spaced = line(1).replace(",", ", ");

    assertThat(catalog.load(spaced)).returns(1L, ImportReport::unchanged);

    assertThat(read(spaced)).hasExactlyElementsOfTypes(ReadLine.Known.class);
    assertThat(read(line(1))).hasExactlyElementsOfTypes(ReadLine.Whole.class);
  }

  @Test
  void what_another_program_has_written_since_is_written_again() {
    catalog.load(line(1));
    catalog.db.transact(
        tx -> tx.run("update asset set document = '{}', fingerprint = 'of another program'"));

    assertThat(catalog.load(line(1)).updated()).isEqualTo(1);

    assertThat(catalog.document(1)).contains("Asset 1");
  }

  @Test
  void an_asset_that_gets_a_file_and_loses_it_again_is_as_its_last_line_says() throws Exception {
    catalog.pdf("a.pdf", 1);
    catalog.load(line(1));
    assertThat(catalog.load(line(1, renderings(rendering("pdf", "full", "a.pdf")))).updated())
        .isEqualTo(1);

    assertThat(catalog.load(line(1)).updated()).isEqualTo(1);

    assertThat(catalog.entry(1).renderings()).isEmpty();
  }

  @Test
  void a_known_line_is_warned_of_as_the_first_time() {
    var first = catalog.load(ENSEMBLE, line(2, "\"withdrawn\":true"));

    var again = catalog.load(ENSEMBLE, line(2, "\"withdrawn\":true"));

    assertThat(first.warnings()).isEqualTo(3);
    assertThat(again.oddities()).isEqualTo(first.oddities());
    assertThat(again.unchanged()).isEqualTo(2);
  }

  @Test
  void a_known_line_has_its_place_in_the_file_like_any_other() {
    catalog.load(line(1));

    var report = catalog.load(line(1), line(1), line(1, "\"tempo\":90"));

    assertThat(report.problems())
        .extracting(ImportReport.Problem::message)
        .containsExactly("asset_id 1 has line 1 already", "asset_id 1 has line 1 already");
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.complete()).isEqualTo(3);
  }

  @Test
  void the_line_of_an_asset_of_the_sandbox_is_refused_though_it_is_known() throws Exception {
    var sandboxes = line(AssetId.FIRST_OF_SANDBOX);
    catalog.importing().forSandbox().importFile(file(sandboxes), temp, Progress.none());

    assertThat(catalog.refusals(sandboxes).getFirst()).contains("belong to the sandbox");
  }

  private static Path file(String line) throws IOException {
    return Files.writeString(temp.resolve("sandbox.jsonl"), line);
  }

  private static List<ReadLine> read(String... lines) throws IOException {
    var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try (var reader = new LineReader(new ByteArrayInputStream(bytes))) {
      return new StretchReader(catalog.db, false).read(Stretch.next(reader));
    }
  }
}
