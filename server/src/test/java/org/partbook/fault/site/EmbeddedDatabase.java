package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.postgres.PostgresOptions;

/// A PostgreSQL of Partbook's own build, always at the same port. One that dies is started again,
/// as a publisher's service manager would.
final class EmbeddedDatabase implements DatabaseServer {
  /// As if the disk were slow: so whenever something breaks, commits are under way, and some of
  /// them are done all the same.
  static final List<String> SLOW_COMMITS =
      List.of(
          "alter database partbook set commit_delay = 5000",
          "alter database partbook set commit_siblings = 0");

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Path folder;
  private final PostgresOptions options;
  private EmbeddedPostgres running;

  private EmbeddedDatabase(Path folder, PostgresOptions options) {
    this.folder = folder;
    this.options = options;
    this.running = EmbeddedPostgres.serve(folder, options);
  }

  static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
    var port = Ports.free();
    var options = PostgresOptions.of("The trial of faults", "partbook").withPorts(() -> port);
    var server = new EmbeddedDatabase(folder, options);
    slowDown(server);
    return server;
  }

  /// Its connections, from the next one on.
  static void slowDown(DatabaseServer database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (var sql : SLOW_COMMITS) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public List<Integer> ports() {
    return List.of(running.port());
  }

  @Override
  public Optional<String> url(List<Integer> ports) {
    return Optional.of(
        "postgresql://%s:%s@127.0.0.1:%d/partbook"
            .formatted(running.user(), running.password(), ports.getFirst()));
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(running.jdbcUrl(), running.user(), running.password());
  }

  @Override
  public List<ProcessHandle> processes() throws IOException {
    return Signals.postgres(folder);
  }

  @Override
  public void stop() {
    running.close();
  }

  @Override
  public void startAgain() {
    running = EmbeddedPostgres.serve(folder, options);
  }

  @Override
  public void awaitWrites() throws InterruptedException {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("PostgreSQL doesn't come back");
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try (var connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
