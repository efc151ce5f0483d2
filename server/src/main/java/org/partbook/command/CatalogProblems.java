package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partbook.Installation;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.AssetLine;
import org.partbook.catalog.CatalogEntry;
import org.partbook.catalog.Rendering;
import org.partbook.catalog.WholeCatalog;
import org.partbook.scores.UnpreparedScore;

/// Finds what is wrong with assets that are for sale: what can't be delivered, and what isn't ready
/// to be stamped or drawn.
final class CatalogProblems {
  private final BlobStore blobs;
  private final WholeCatalog catalog;
  private final boolean hasUpstream;
  private final Map<BlobKey, List<String>> unprepared = new HashMap<>();
  private final Set<Long> known = new HashSet<>();

  CatalogProblems(Installation installation, boolean hasUpstream) {
    this.blobs = installation.blobs();
    this.catalog = installation.wholeCatalog();
    this.hasUpstream = hasUpstream;
    for (UnpreparedScore one : installation.preparation().missing()) {
      unprepared.computeIfAbsent(one.blob(), _ -> new ArrayList<>()).add(one.type());
    }
  }

  /// What is wrong with an asset, each as it is said of it.
  List<String> of(CatalogEntry entry) {
    var problems = new ArrayList<String>();
    var asset = entry.asset();
    var full = entry.renderings().stream().filter(one -> one.usage().equals("full")).toList();
    if (full.isEmpty() && !hasUpstream && !asset.withdrawn()) {
      problems.add("has no full file: whoever buys it gets nothing");
    }
    for (var one : entry.renderings()) {
      of(one, problems);
    }
    for (AssetLine line : catalog.lines(List.of(asset.id().value())).values()) {
      for (var file : line.files()) {
        if (file.place().has("name") && !isThere(file.blob())) {
          problems.add(
              "its image " + file.place().path("name").asString("") + " is missing from the store");
        }
      }
    }
    if (!asset.world() && asset.countries().isEmpty() && !asset.withdrawn()) {
      problems.add("is sold nowhere: world is false, and there are no countries");
    }
    for (var part : asset.parts()) {
      if (!isKnown(part)) {
        problems.add("names asset " + part + " as a part, which is not in the catalogue");
      }
    }
    return problems;
  }

  private void of(Rendering one, List<String> problems) {
    var name = "its " + one.usage() + " " + one.type();
    if (!isThere(one.blob())) {
      problems.add(name + " is missing from the store: import or restore it");
    } else if (one.usage().equals("full")
        && unprepared.getOrDefault(one.blob(), List.of()).contains(one.type())) {
      problems.add(
          name + " isn't prepared or drawn in this version's way: run partbook catalog prepare");
    }
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
