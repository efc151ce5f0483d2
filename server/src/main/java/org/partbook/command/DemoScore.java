package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A score of the sample catalogue that the demo can sell: a piece for piano, for sale everywhere,
/// singly, and with its file.
record DemoScore(long asset, String title, String price) {
  static DemoScore choose(Path catalog) throws IOException {
    try (var lines = Files.lines(catalog)) {
      return lines
          .flatMap(line -> read(line).stream())
          .filter(DemoScore::sells)
          .findFirst()
          .map(DemoScore::of)
          .orElseThrow(() ->
              CommandFailed.because(catalog + " has no piece for piano that the demo could sell"));
    }
  }

  private static Optional<JsonNode> read(String line) {
    try {
      return Optional.of(Json.read(line));
    } catch (MalformedJson e) {
      // The import has told of it.
      return Optional.empty();
    }
  }

  private static boolean sells(JsonNode asset) {
    return asset.path("world").asBoolean(false)
        && !asset.path("withdrawn").asBoolean(false)
        && !asset.path("partable").asBoolean(false)
        && asset.path("min_qty").asLong(1) <= 1
        && asset.path("instruments").valueStream().anyMatch(DemoScore::isPiano)
        && asset.path("renderings").valueStream().anyMatch(DemoScore::isScore);
  }

  private static boolean isPiano(JsonNode instrument) {
    return instrument.path("name").asString("").equals("Piano");
  }

  private static boolean isScore(JsonNode rendering) {
    return rendering.path("type").asString("").equals("pdf")
        && rendering.path("usage").asString("").equals("full");
  }

  private static DemoScore of(JsonNode asset) {
    return new DemoScore(
        asset.path("asset_id").asLong(),
        asset.path("title").asString(),
        asset.path("retail_price").asString("2.99"));
  }
}
