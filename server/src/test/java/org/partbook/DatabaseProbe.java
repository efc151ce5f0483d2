package org.partbook;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.partbook.db.DatabaseUrl;

/// Looks into a database beside everybody who uses it, and changes it behind their backs.
final class DatabaseProbe {
  private DatabaseProbe() {}

  static int number(DatabaseUrl url, String sql) {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void run(DatabaseUrl url, String sql) {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
