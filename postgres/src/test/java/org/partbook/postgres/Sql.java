package org.partbook.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/// What the tests ask an embedded PostgreSQL.
record Sql(int port, String password) {
  static Sql of(EmbeddedPostgres postgres) {
    return new Sql(postgres.port(), postgres.password());
  }

  static Sql of(Partbook partbook, Path folder) throws Exception {
    return new Sql(partbook.port(), Files.readString(folder.resolve("postgres/password")).strip());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/partbook".formatted(port), "partbook", password);
  }

  void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).orElseThrow();
    }
  }
}
