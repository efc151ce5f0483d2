package org.partbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.copies.file.Digest;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.partbook.sandbox.MisbehaviourStore.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the sandbox's assets into the catalogue, as an import would, and beside each how it
/// misbehaves, whenever a server starts and they aren't there as this program has them. To see that
/// costs one question.
///
/// What was brought in leaves a mark: the digest of what the program wanted and of what there was
/// in the end. So whoever changes either, such as an earlier version that is started for a while,
/// brings them in anew.
final class SandboxCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxCatalog.class);
  private static final String SCORE = "scale-in-c.pdf";

  /// What no [Misbehaviour] is called.
  private static final String MARK = "brought in: ";

  private final Database db;
  private final Predicate<String> hasFile;
  private final Optional<String> program;
  private final MisbehaviourStore store = new MisbehaviourStore();

  /// What is to be there.
  ///
  /// @param program what changes when the program does, if somebody knows
  /// @param hasFile whether the file of this SHA-256 is in the store
  SandboxCatalog(Database db, Optional<String> program, Predicate<String> hasFile) {
    this.db = db;
    this.hasFile = hasFile;
    this.program = program;
  }

  /// What is stored, once the assets are there. Without them everything else works, so a server
  /// starts all the same.
  ///
  /// @param imports makes what brings in assets of the sandbox
  List<Stored> installed(Supplier<CatalogImport> imports) {
    try {
      var stored = db.ask(store::all);
      return isThere(stored) ? stored : install(imports.get());
    } catch (IOException | ImportStopped | RuntimeException e) {
      LOG.warn("the sandbox's own assets can't be brought in", e);
      return stored();
    }
  }

  private List<Stored> stored() {
    try {
      return db.ask(store::all);
    } catch (RuntimeException e) {
      LOG.warn("how the sandbox's assets misbehave can't be read, so they don't", e);
      return List.of();
    }
  }

  /// The mark is right, and no file has been lost.
  private boolean isThere(List<Stored> stored) {
    var mark = program.map(known -> mark(known, stored));
    if (mark.isEmpty()
        || stored.stream().noneMatch(one -> one.isMark() && one.word().equals(mark.get()))) {
      return false;
    }
    return stored.stream().flatMap(one -> one.score().stream()).distinct().allMatch(hasFile);
  }

  /// Of the assets that are brought in. There may be others in the sandbox.
  private static String mark(String program, List<Stored> stored) {
    var all = new StringBuilder(program);
    all.append(lines());
    for (var one : stored) {
      if (Misbehaviour.brings(one.asset())) {
        all.append(one);
      }
    }
    return MARK + Digest.hex(Digest.of(all.toString()));
  }

  private List<Stored> install(CatalogImport imports) throws IOException, ImportStopped {
    db.transact(tx -> store.put(tx, List.of(Misbehaviour.values())));
    var folder = Files.createTempDirectory("partbook-sandbox");
    var complete = false;
    try {
      complete = install(imports, folder);
    } finally {
      Files.deleteIfExists(folder.resolve(SCORE));
      Files.deleteIfExists(folder.resolve("catalog.jsonl"));
      Files.deleteIfExists(folder);
    }
    var stored = db.ask(store::all);
    if (complete && program.isPresent()) {
      db.transact(tx -> store.putMark(tx, mark(program.get(), stored)));
    }
    return stored;
  }

  private static boolean install(CatalogImport imports, Path folder)
      throws IOException, ImportStopped {
    try (var score = Objects.requireNonNull(SandboxCatalog.class.getResourceAsStream(SCORE))) {
      Files.copy(score, folder.resolve(SCORE));
    }
    var jsonl =
        Files.write(folder.resolve("catalog.jsonl"), lines().stream().map(Json::write).toList());
    var report = imports.importFile(jsonl, folder, Progress.none());
    report.problems().forEach(problem -> LOG.warn("an asset of the sandbox: {}", problem));
    return report.problems().isEmpty();
  }

  private static List<Map<String, Object>> lines() {
    return Arrays.stream(Misbehaviour.values()).map(SandboxCatalog::line).toList();
  }

  /// Its fields have an order, so that its text is always the same.
  private static Map<String, Object> line(Misbehaviour misbehaviour) {
    var line = new TreeMap<String, Object>();
    line.put("asset_id", misbehaviour.asset().value());
    line.put("title", misbehaviour.title());
    line.put("description", (misbehaviour.effect() + " " + misbehaviour.advice()).replace("`", ""));
    line.put("format_short_name", "PDF");
    line.put("asset_type", "SINGLE");
    line.put("public_domain", true);
    line.put("retail_price", 1);
    line.put("categories", List.of("Sandbox"));
    line.put("look_inside", true);
    line.put(
        "renderings",
        List.of(new TreeMap<>(Map.of("type", "pdf", "usage", "full", "file", SCORE))));
    line.putAll(misbehaviour.terms());
    return line;
  }
}
