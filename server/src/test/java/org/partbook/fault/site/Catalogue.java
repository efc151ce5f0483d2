package org.partbook.fault.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.json.Json;

/// What is for sale in a trial: a score, an ensemble, one that a file of is spoilt, and many that
/// lie upstream.
public final class Catalogue {
  public static final long SINGLE = 1;
  public static final long ROTTING = 2;
  public static final long ENSEMBLE = 10;
  public static final int PARTS = 4;

  /// The first of those that lie upstream.
  public static final long UPSTREAM = 1_000;

  public static final int UPSTREAM_COUNT = 500;

  private Catalogue() {}

  /// A line for each asset.
  static List<String> lines() {
    var assets = new ArrayList<Map<String, Object>>();
    assets.add(asset(SINGLE, Map.of("renderings", score("minuet-in-g"))));
    assets.add(asset(ROTTING, Map.of("renderings", score("gymnopedie-1"))));
    var packages = new ArrayList<Map<String, Object>>();
    for (int part = 1; part <= PARTS; part++) {
      packages.add(part(part));
      assets.add(asset(ENSEMBLE + part, Map.of("renderings", score("minuet-in-g"))));
    }
    assets.add(
        asset(
            ENSEMBLE,
            Map.of("partable", true, "packages", packages, "renderings", score("minuet-in-g"))));
    for (long id = UPSTREAM; id < UPSTREAM + UPSTREAM_COUNT; id++) {
      assets.add(asset(id, Map.of()));
    }
    return assets.stream().map(Json::write).toList();
  }

  private static List<Map<String, String>> score(String sample) {
    return List.of(Map.of("type", "pdf", "usage", "full", "file", sample + "/score.pdf"));
  }

  private static Map<String, Object> asset(long id, Map<String, Object> more) {
    var asset = new TreeMap<>(more);
    asset.put("asset_id", id);
    asset.put("title", "Piece " + id);
    asset.put("format_short_name", "PDF");
    asset.put("asset_type", "SINGLE");
    asset.put("world", true);
    return asset;
  }

  private static Map<String, Object> part(int number) {
    var part = new TreeMap<String, Object>();
    part.put("asset_id", ENSEMBLE + number);
    part.put("instrumentation_part_code", "P" + number);
    part.put("instrumentation_part_name", "Part " + number);
    part.put("count", 1);
    part.put("sequence", number);
    part.put("score", false);
    return part;
  }
}
