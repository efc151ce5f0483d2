package org.partbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the sandbox's assets into the catalogue, as an import would, and beside each how it
/// misbehaves, whenever a server starts. When they are there already that costs next to nothing.
final class SandboxCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxCatalog.class);
  private static final String SCORE = "scale-in-c.pdf";

  private SandboxCatalog() {}

  /// Without them everything else works, so a server starts all the same.
  ///
  /// @param imports what brings in assets of the sandbox
  static void install(Database db, CatalogImport imports) {
    try {
      db.transact(tx -> new MisbehaviourStore().put(tx, List.of(Misbehaviour.values())));
      var folder = Files.createTempDirectory("partbook-sandbox");
      try {
        install(imports, folder);
      } finally {
        Files.deleteIfExists(folder.resolve(SCORE));
        Files.deleteIfExists(folder.resolve("catalog.jsonl"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException | ImportStopped | RuntimeException e) {
      LOG.warn("the sandbox's own assets can't be brought in", e);
    }
  }

  private static void install(CatalogImport imports, Path folder)
      throws IOException, ImportStopped {
    try (var score = Objects.requireNonNull(SandboxCatalog.class.getResourceAsStream(SCORE))) {
      Files.copy(score, folder.resolve(SCORE));
    }
    var lines =
        Arrays.stream(Misbehaviour.values()).map(SandboxCatalog::line).map(Json::write).toList();
    var jsonl = Files.write(folder.resolve("catalog.jsonl"), lines);
    var report = imports.importFile(jsonl, folder, Progress.none());
    report.problems().forEach(problem -> LOG.warn("an asset of the sandbox: {}", problem));
  }

  private static Map<String, Object> line(Misbehaviour misbehaviour) {
    var line = new LinkedHashMap<String, Object>();
    line.put("asset_id", misbehaviour.asset().value());
    line.put("title", misbehaviour.title());
    line.put("description", (misbehaviour.effect() + " " + misbehaviour.advice()).replace("`", ""));
    line.put("format_short_name", "PDF");
    line.put("asset_type", "SINGLE");
    line.put("public_domain", true);
    line.put("retail_price", 1);
    line.put("categories", List.of("Sandbox"));
    line.put("renderings", List.of(Map.of("type", "pdf", "usage", "full", "file", SCORE)));
    line.putAll(misbehaviour.terms());
    return line;
  }
}
