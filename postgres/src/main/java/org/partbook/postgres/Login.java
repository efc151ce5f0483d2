package org.partbook.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// A way in: whoever gets a connection knows that PostgreSQL is ready, and that it is ours, since
/// it knows our password.
record Login(DatabaseFolder folder, int port, String password) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String NO_SUCH_DATABASE = "3D000";

  static Login to(DatabaseFolder folder, int port) throws IOException {
    return new Login(folder, port, Cluster.password(folder));
  }

  /// Of the database, and of its owner.
  String name() {
    return folder.options().name();
  }

  boolean works() {
    try (var connection = connect(name())) {
      return connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException notReady) {
      return false;
    }
  }

  /// Creates the database where it is missing: in new files.
  void createDatabase() {
    try {
      if (isMissing()) {
        try (var connection = connect("postgres");
            var statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE \"%s\"".formatted(name()));
        }
      }
    } catch (SQLException e) {
      throw new EmbeddedPostgresException(
          "folder %s: PostgreSQL started but lets nobody in: %s"
              .formatted(folder.parent(), e.getMessage()),
          e);
    }
  }

  private boolean isMissing() throws SQLException {
    try (var connection = connect(name())) {
      return !connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException e) {
      if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", name());
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
    properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
    properties.setProperty("sslmode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(EmbeddedPostgres.HOST, port, database), properties);
  }

  /// Without the password, which a record would show.
  @Override
  public String toString() {
    return "%s:%d".formatted(EmbeddedPostgres.HOST, port);
  }
}
