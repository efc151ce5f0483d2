package org.partbook.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What there is in a database, and how it is written in SQL.
final class TableNames {
  /// What Flyway has noted is made by itself.
  private static final String TABLES =
      """
      select relname as name, (
          select array_agg(attname::text order by attnum) from pg_attribute
          where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
        ) as columns
      from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r'
        and relname <> 'flyway_schema_history'
      order by relname
      """;

  private static final String SEQUENCES =
      """
      select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'S'
      order by relname
      """;

  private TableNames() {}

  /// All tables, by name.
  static List<TableShape> tables(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      var tables = new ArrayList<TableShape>();
      while (rows.next()) {
        tables.add(new TableShape(rows.getString("name"), texts(rows, "columns")));
      }
      return tables;
    }
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /// All sequences, by name.
  static List<SequenceState> sequences(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SEQUENCES)) {
      while (rows.next()) {
        names.add(rows.getString("name"));
      }
    }
    var states = new ArrayList<SequenceState>();
    for (var name : names) {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select last_value, is_called from " + quoted(statement, name))) {
        row.next();
        states.add(new SequenceState(name, row.getLong("last_value"), row.getBoolean("is_called")));
      }
    }
    return states;
  }

  static String quoted(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      return quoted(statement, name);
    }
  }

  private static String quoted(Statement statement, String name) throws SQLException {
    return statement.enquoteIdentifier(name, true);
  }

  /// The name and the columns, as `copy` wants them.
  static String copied(Connection connection, TableShape table) throws SQLException {
    try (var statement = connection.createStatement()) {
      var columns = new ArrayList<String>();
      for (var column : table.columns()) {
        columns.add(quoted(statement, column));
      }
      return quoted(statement, table.name())
          + columns.stream().collect(Collectors.joining(", ", " (", ")"));
    }
  }
}
