package org.partbook.db;

import java.util.List;

/// A table, and those of its columns that are stored as they were written; the others the database
/// reckons from these.
public record TableShape(String name, List<String> columns) {
  public TableShape {
    columns = List.copyOf(columns);
  }
}
