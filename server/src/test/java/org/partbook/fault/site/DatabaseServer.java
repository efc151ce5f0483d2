package org.partbook.fault.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.postgres.PostgresOptions;

/// The PostgreSQL of all servers, always at the same port. One that dies is started again, as a
/// publisher's service manager would.
public final class DatabaseServer implements AutoCloseable {
  /// As if the disk were slow: so whenever something breaks, commits are under way, and some of
  /// them are done all the same.
  private static final List<String> SLOW_COMMITS =
      List.of(
          "alter database partbook set commit_delay = 5000",
          "alter database partbook set commit_siblings = 0");

  private final Path folder;
  private final PostgresOptions options;
  private EmbeddedPostgres running;

  private DatabaseServer(Path folder, PostgresOptions options) {
    this.folder = folder;
    this.options = options;
    this.running = EmbeddedPostgres.serve(folder, options);
  }

  static DatabaseServer start(Path folder) throws IOException, SQLException {
    var port = freePort();
    var options = PostgresOptions.of("The trial of faults", "partbook").withPorts(() -> port);
    var server = new DatabaseServer(folder, options);
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (var sql : SLOW_COMMITS) {
        statement.execute(sql);
      }
    }
    return server;
  }

  /// One that nobody listens on, for the moment.
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return running.port();
  }

  /// As servers are told, by way of a wire.
  String url(int port) {
    return "postgresql://%s:%s@127.0.0.1:%d/partbook"
        .formatted(running.user(), running.password(), port);
  }

  /// Past all wires.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(running.jdbcUrl(), running.user(), running.password());
  }

  /// The postmaster and all of its own.
  public List<ProcessHandle> processes() throws IOException {
    return Signals.postgres(folder);
  }

  /// Stops in order: whoever is at work is cut off.
  public void stop() {
    running.close();
  }

  public void startAgain() {
    running = EmbeddedPostgres.serve(folder, options);
  }

  @Override
  public void close() {
    running.close();
  }
}
