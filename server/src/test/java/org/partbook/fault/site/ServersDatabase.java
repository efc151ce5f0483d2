package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The PostgreSQL that a server brings along, in its data folder. The server starts it, keeps it,
/// and stops it last.
///
/// @param data folder of the server
record ServersDatabase(Path data) implements DatabaseServer {
  /// Its port changes with each start, and there is no way to it but the server's.
  @Override
  public List<Integer> ports() {
    return List.of();
  }

  @Override
  public Optional<String> url(List<Integer> ports) {
    return Optional.empty();
  }

  @Override
  public Connection connect() throws SQLException {
    try {
      var port = Files.readString(data.resolve("postgres/server")).strip().split(" ", -1)[1];
      var password = Files.readString(data.resolve("postgres/password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:%s/partbook".formatted(port), "partbook", password);
    } catch (IOException e) {
      throw new SQLException("no PostgreSQL in " + data, e);
    }
  }

  @Override
  public void slowDown() throws SQLException {
    EmbeddedDatabase.slowDown(this);
  }

  @Override
  public List<ProcessHandle> processes() throws IOException {
    return Signals.postgres(data);
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("the server stops it");
  }

  @Override
  public void startAgain() {
    throw new UnsupportedOperationException("the server starts it");
  }

  /// It has ended with its server, unless that was killed.
  @Override
  public void close() throws IOException {
    try {
      Signals.send("KILL", processes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
