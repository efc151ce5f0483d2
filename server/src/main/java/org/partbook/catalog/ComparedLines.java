package org.partbook.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.partbook.db.Database;
import org.partbook.json.Json;

/// Compares lines with what the catalogue has, and writes nothing.
final class ComparedLines implements LineSink {
  private static final int AT_ONCE = 100;

  /// In characters of JSON.
  private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

  private final Database db;
  private final NewEditions editions;
  private final ImportTally tally;
  private final Consumer<AssetDifference> differences;
  private final WholeStore store = new WholeStore();
  private final List<Line> lines = new ArrayList<>();
  private int characters;

  ComparedLines(
      Database db, NewEditions editions, ImportTally tally, Consumer<AssetDifference> differences) {
    this.db = db;
    this.editions = editions;
    this.tally = tally;
    this.differences = differences;
  }

  private record Line(long number, AssetRow row) {}

  @Override
  public void add(long number, AssetRow row) {
    lines.add(new Line(number, row));
    characters += row.document().length();
    if (lines.size() == AT_ONCE || characters > MOST_CHARACTERS) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (lines.isEmpty()) {
      return;
    }
    var ids = lines.stream().map(line -> line.row().id()).toList();
    var stored = db.inTransaction(tx -> store.byId(tx, ids));
    var rows = lines.stream().map(Line::row).toList();
    var goingBack = db.inTransaction(tx -> editions.goingBack(tx, rows));
    for (var line : lines) {
      if (goingBack.containsKey(line.row().id())) {
        tally.bad(line.number(), goingBack.get(line.row().id()));
        continue;
      }
      compare(line, Optional.ofNullable(stored.get(line.row().id())));
    }
    lines.clear();
    characters = 0;
  }

  private void compare(Line line, Optional<StoredAsset> before) {
    var now = StoredAsset.of(line.row());
    if (before.isEmpty()) {
      tally.added(1);
      var nothing =
          new StoredAsset(
              now.id(),
              Json.mapperInstance().createObjectNode(),
              false,
              true,
              List.of(),
              List.of());
      tell(line, now, true, now.differencesFrom(nothing));
      return;
    }
    var fields = now.differencesFrom(before.get());
    if (fields.isEmpty()) {
      tally.unchanged(1);
    } else {
      tally.updated(1);
      tell(line, now, false, fields);
    }
  }

  private void tell(Line line, StoredAsset now, boolean isNew, List<AssetDifference.Field> fields) {
    differences.accept(
        new AssetDifference(line.number(), now.id(), line.row().asset().title(), isNew, fields));
  }
}
