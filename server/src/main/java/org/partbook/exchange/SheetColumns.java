package org.partbook.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.partbook.catalog.AssetLine;
import org.partbook.exchange.Format.Kind;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The columns of a sheet that all assets of a catalogue go into, and the cells of each.
final class SheetColumns {
  private static final Set<String> ALWAYS =
      Set.of("asset_id", "title", "format_short_name", "asset_type", "retail_price", "withdrawn");

  /// In characters: a cell of a workbook holds little more.
  private static final int LONGEST = 32_000;

  private final boolean split;
  private final Set<String> fields = new HashSet<>(ALWAYS);
  private final Set<String> own = new TreeSet<>();
  private final Map<Target, Integer> pieces = new HashMap<>();

  /// @param split whether long texts go on in further columns
  SheetColumns(boolean split) {
    this.split = split;
  }

  /// A cell.
  ///
  /// @param isNumber whether it is one that a spreadsheet keeps exactly
  /// @param isTruth whether it is true or false
  record SheetCell(String text, boolean isNumber, boolean isTruth) {
    static final SheetCell EMPTY = new SheetCell("", false, false);
  }

  /// Has columns for all that an asset has.
  void note(AssetLine asset) {
    var line = asset.line();
    fields.addAll(line.propertyNames());
    own.addAll(line.path("own").propertyNames());
    if (split) {
      for (var target : targets()) {
        int length = cell(line, target).text().length();
        if (length > LONGEST) {
          // Room for the names of files, which may be longer than those that stand there now.
          pieces.merge(target, length / LONGEST + 2, Math::max);
        }
      }
    }
  }

  private List<Target> targets() {
    var targets = new ArrayList<Target>();
    for (var name : Format.names()) {
      if (name.equals("own")) {
        own.forEach(one -> targets.add(Target.of("own", one)));
      } else if (fields.contains(name)) {
        targets.add(Target.of(name));
      }
    }
    return targets;
  }

  List<String> headings() {
    var headings = new ArrayList<String>();
    for (var target : targets()) {
      for (int piece = 1; piece <= pieces.getOrDefault(target, 1); piece++) {
        headings.add(new Target(target.field(), target.of(), piece).toString());
      }
    }
    return headings;
  }

  List<SheetCell> cells(AssetLine asset) {
    var cells = new ArrayList<SheetCell>();
    for (var target : targets()) {
      var cell = cell(asset.line(), target);
      int count = pieces.getOrDefault(target, 1);
      if (count == 1) {
        cells.add(cell);
      } else {
        addPieces(cells, cell.text(), count);
      }
    }
    return cells;
  }

  private static void addPieces(List<SheetCell> cells, String text, int count) {
    int from = 0;
    for (int piece = 1; piece <= count; piece++) {
      int to = piece == count ? text.length() : Math.min(text.length(), from + LONGEST);
      if (to < text.length() && to > from && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      cells.add(new SheetCell(text.substring(from, to), false, false));
      from = to;
    }
  }

  private static SheetCell cell(ObjectNode line, Target target) {
    if (target.field().equals("own")) {
      var value = line.path("own").path(target.of());
      return value.isString() ? text(Cell.ofText(value.stringValue())) : SheetCell.EMPTY;
    }
    var value = line.get(target.field());
    return value == null || value.isNull()
        ? SheetCell.EMPTY
        : cell(value, Format.kind(target.field()).orElse(Kind.TEXT));
  }

  private static SheetCell cell(JsonNode value, Kind kind) {
    return switch (kind) {
      case INTEGER, AMOUNT -> {
        var plain = value.decimalValue().toPlainString();
        yield new SheetCell(plain, value.decimalValue().precision() <= 15, false);
      }
      case PAGES -> new SheetCell(value.asString(), value.isNumber(), value.isBoolean());
      case BOOLEAN -> new SheetCell(value.asString(), false, true);
      case TEXT -> text(Cell.ofText(value.stringValue()));
      case TEXTS -> text(Cell.ofTexts(value.valueStream().map(JsonNode::stringValue).toList()));
      case OBJECTS, OWN -> text(Json.write(value));
    };
  }

  private static SheetCell text(String text) {
    return new SheetCell(text, false, false);
  }
}
