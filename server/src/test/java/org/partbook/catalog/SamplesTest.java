package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;

/// The sample catalogue shows each thing that a catalogue can hold, and imports without a word.
class SamplesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("partbook.root", ".."), "samples").toAbsolutePath().normalize();

  private static TestCatalog catalog;
  private static ImportReport report;
  private static List<JsonNode> listed;

  @BeforeAll
  static void import_them(@TempDir Path folder) throws Exception {
    catalog = new TestCatalog(folder);
    report =
        catalog.importing().importFile(SAMPLES.resolve("catalog.jsonl"), SAMPLES, Progress.none());
    listed =
        catalog
            .db
            .inTransaction(
                tx -> tx.list("select document from asset order by 1", row -> row.getString(1)))
            .stream()
            .map(SamplesTest::json)
            .toList();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Test
  void all_of_them_are_imported_without_a_complaint() {
    assertThat(report.problems()).isEmpty();
    assertThat(report.oddities()).isEmpty();
    assertThat(report.added()).isGreaterThanOrEqualTo(14);
  }

  @Test
  void each_has_a_pdf_a_musicxml_and_a_picture() {
    assertThat(listed)
        .allSatisfy(asset -> {
          assertThat(asset.path("renderings").findValuesAsString("type"))
              .contains("pdf", "musicxml");
          assertThat(asset.path("images").size()).isPositive();
        });
  }

  @Test
  void they_show_what_a_catalogue_can_hold() throws Exception {
    var pianoPages =
        listed.stream()
            .filter(asset -> asset.path("format").asString().contains("Piano"))
            .map(asset -> asset.path("page_count").asInt())
            .toList();
    assertThat(pianoPages).contains(1, 2, 3, 4, 6);
    assertThat(listed).anyMatch(asset -> asset.path("page_count").asInt() >= 40);
    assertThat(listed).anyMatch(asset -> voicing(asset, "SATB") && quantity(asset) > 1);
    assertThat(listed)
        .anyMatch(asset -> !asset.path("world").asBoolean() && !asset.path("countries").isEmpty());
    assertThat(listed).anyMatch(titled("\\p{IsCyrillic}")).anyMatch(titled("\\p{IsHiragana}"));
    assertThat(count("select count(*) from asset where withdrawn")).isPositive();
    try (var landscape = Loader.loadPDF(SAMPLES.resolve("ah-vous-dirai-je/score.pdf").toFile())) {
      var page = landscape.getPage(0).getMediaBox();
      assertThat(page.getWidth()).isGreaterThan(page.getHeight());
    }
  }

  @Test
  void the_quartet_is_sold_in_four_parts_that_are_assets_of_their_own() {
    var quartet =
        listed.stream()
            .filter(asset -> asset.path("partable").asBoolean())
            .findFirst()
            .orElseThrow();
    var parts =
        quartet
            .path("packages")
            .valueStream()
            .filter(part -> !part.path("score").asBoolean())
            .map(part -> part.path("asset_id").asLong())
            .toList();

    assertThat(parts).hasSize(4);
    assertThat(listed).extracting(asset -> asset.path("asset_id").asLong()).containsAll(parts);
  }

  private static boolean voicing(JsonNode asset, String voicing) {
    return asset.path("voicing").asString("").contains(voicing);
  }

  private static long quantity(JsonNode asset) {
    return asset.path("min_qty").asLong();
  }

  private static Predicate<JsonNode> titled(String pattern) {
    return asset -> asset.path("title").asString().matches("(?s).*" + pattern + ".*");
  }

  private static long count(String sql) {
    return catalog.db.inTransaction(tx -> tx.one(sql, row -> row.getLong(1))).orElseThrow();
  }

  private static JsonNode json(String document) {
    try {
      return Json.read(document);
    } catch (Json.MalformedJson e) {
      throw new AssertionError(e);
    }
  }
}
