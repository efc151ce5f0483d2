package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import org.partbook.Printable;

/// Rows in aligned columns, for people.
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  void row(Object... cells) {
    var texts = new ArrayList<String>();
    for (var cell : cells) {
      texts.add(Printable.line(cell.toString()));
    }
    rows.add(texts);
  }

  /// The lines, without blanks at their ends.
  List<String> lines() {
    var widths = widths();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int[] widths() {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = row.get(i);
      line.append(cell).repeat(" ", widths[i] - TextWidth.of(cell)).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
