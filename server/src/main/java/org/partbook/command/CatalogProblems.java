package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partbook.Installation;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.Asset;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.AssetLine;
import org.partbook.catalog.CatalogEntry;
import org.partbook.catalog.Rendering;
import org.partbook.catalog.WholeCatalog;
import org.partbook.copies.file.Finding;
import org.partbook.scores.Preparation;
import org.partbook.scores.UnpreparedScore;

/// Finds what is wrong with assets that are for sale: what can't be delivered, what isn't ready to
/// be stamped or drawn, and what was noticed of scores when that was done.
final class CatalogProblems {
  private final BlobStore blobs;
  private final WholeCatalog catalog;
  private final Preparation preparation;
  private final boolean hasUpstream;
  private final Map<BlobKey, List<String>> unprepared = new HashMap<>();
  private final Set<Long> known = new HashSet<>();

  CatalogProblems(Installation installation, boolean hasUpstream) {
    this.blobs = installation.blobs();
    this.catalog = installation.wholeCatalog();
    this.preparation = installation.preparation();
    this.hasUpstream = hasUpstream;
    for (UnpreparedScore one : preparation.missing()) {
      unprepared.computeIfAbsent(one.blob(), _ -> new ArrayList<>()).add(one.type());
    }
  }

  /// What is wrong with an asset.
  List<CatalogProblem> of(CatalogEntry entry) {
    var problems = new ArrayList<CatalogProblem>();
    var asset = entry.asset();
    var full = entry.renderings().stream().filter(one -> one.usage().equals("full")).toList();
    if (full.isEmpty() && !hasUpstream && !asset.withdrawn()) {
      problems.add(
          CatalogProblem.ofAsset(
              "has no full file: whoever buys it gets nothing", "import it with a file"));
    }
    for (var one : entry.renderings()) {
      of(asset, one, problems);
    }
    for (AssetLine line : catalog.lines(List.of(asset.id().value())).values()) {
      for (var file : line.files()) {
        if (file.place().has("name") && !isThere(file.blob())) {
          problems.add(isMissing("image " + file.place().path("name").asString("")));
        }
      }
    }
    if (!asset.world() && asset.countries().isEmpty() && !asset.withdrawn()) {
      problems.add(
          CatalogProblem.ofAsset(
              "is sold nowhere: world is false, and there are no countries",
              "set world or countries, or withdraw it"));
    }
    for (var part : asset.parts()) {
      if (!isKnown(part)) {
        problems.add(
            CatalogProblem.ofAsset(
                "names asset " + part + " as a part, which is not in the catalogue",
                "import the part, or leave it out"));
      }
    }
    return problems;
  }

  private void of(Asset asset, Rendering one, List<CatalogProblem> problems) {
    var file = one.usage() + " " + one.type();
    if (!isThere(one.blob())) {
      problems.add(isMissing(file));
    } else if (one.usage().equals("full")) {
      if (unprepared.getOrDefault(one.blob(), List.of()).contains(one.type())) {
        problems.add(
            CatalogProblem.ofFile(
                file,
                "isn't prepared or drawn in this version's way",
                "run partbook catalog prepare"));
      }
      if (!asset.withdrawn()) {
        noticed(asset, one).forEach(finding -> problems.add(problem(file, finding)));
      }
    }
  }

  private List<Finding> noticed(Asset asset, Rendering one) {
    if (!Preparation.prepares(one.type())) {
      return List.of();
    }
    var findings = preparation.findings(one.blob());
    var all = new ArrayList<Finding>();
    if (asset.personalised()) {
      all.addAll(findings.copies());
    }
    if (one.type().equals("pdf")) {
      all.addAll(findings.pages());
    }
    return all;
  }

  private static CatalogProblem problem(String file, Finding finding) {
    return new CatalogProblem(
        Optional.of(file),
        finding.pages(),
        FindingWords.what(finding),
        FindingWords.advice(finding));
  }

  private static CatalogProblem isMissing(String file) {
    return CatalogProblem.ofFile(file, "is missing from the store", "import or restore it");
  }

  private boolean isKnown(AssetId part) {
    if (known.contains(part.value())) {
      return true;
    }
    boolean isThere = catalog.has(part.value());
    if (isThere) {
      known.add(part.value());
    }
    return isThere;
  }

  private boolean isThere(BlobKey blob) {
    try {
      return blobs.has(blob);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
