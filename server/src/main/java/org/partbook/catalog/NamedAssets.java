package org.partbook.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.db.Database;
import org.partbook.json.FieldError;

/// The assets that a file has lines for, and those that it names as parts of others.
final class NamedAssets {
  private static final int AT_ONCE = 1000;

  private final Map<Long, Long> lines = new HashMap<>();
  private final Map<Long, Long> parts = new HashMap<>();
  private final ImportStore store = new ImportStore();

  /// Notes an asset's line.
  ///
  /// @throws RefusedLine if it isn't the first one
  void addLine(long line, AssetId asset) throws RefusedLine {
    var first = lines.putIfAbsent(asset.value(), line);
    if (first != null) {
      throw new RefusedLine(
          List.of(
              new FieldError("asset_id", "asset_id " + asset + " has line " + first + " already")));
    }
  }

  /// Notes the parts that an asset names, once its line is known to be good.
  void addParts(long line, Collection<AssetId> ids) {
    ids.forEach(part -> parts.merge(part.value(), line, Math::min));
  }

  /// Warns of every part that is neither in the file nor in the catalogue: it can't be sold yet.
  void warnOfMissing(Database db, ImportTally tally) {
    var ids = parts.keySet().stream().sorted().toList();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      for (var id : db.inTransaction(tx -> store.missing(tx, some))) {
        var message = "packages names asset " + id + ", which is not in the catalogue";
        tally.warn(parts.getOrDefault(id, 0L), new FieldError("packages", message));
      }
    }
  }
}
