package org.partbook.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Rows of cells, read one by one.
interface Grid extends AutoCloseable {
  int MOST_COLUMNS = 1000;
  int MOST_ROWS = 1_000_000;

  /// In characters. The longest description has 20,000.
  int LONGEST_CELL = 2 * 1024 * 1024;

  /// In characters, columns that aren't read included: twice what goes into a line.
  int LONGEST_ROW = 2 * LONGEST_CELL;

  /// A row.
  ///
  /// @param number of it in the file, counted from 1
  /// @param cells as texts, empty where there is nothing
  record Row(long number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }

    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /// The next row; nothing at the end.
  Optional<Row> next() throws UnreadableFile, IOException;

  @Override
  void close() throws IOException;
}
