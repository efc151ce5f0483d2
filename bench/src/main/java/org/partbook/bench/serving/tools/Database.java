package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.time.Duration;

/// A database that psql and pgbench can reach. It is the server's own one, so that both write to
/// the same tables, of the same PostgreSQL, with the same settings.
///
/// @param postmaster the process of the whole PostgreSQL
public record Database(long postmaster, int port, String user, String password, String name) {
  private static final Duration LONGEST = Duration.ofMinutes(40);

  public Database named(String other) {
    return new Database(postmaster, port, user, password, other);
  }

  public String url() {
    return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(user, password, port, name);
  }

  /// Adds what psql and pgbench need to get in.
  Command reachedBy(Command command) {
    return command
        .with("PGHOST", "127.0.0.1")
        .with("PGPORT", Integer.toString(port))
        .with("PGUSER", user)
        .with("PGPASSWORD", password)
        .with("PGDATABASE", name);
  }

  /// The rows' columns, apart by a tab.
  public String sql(String statement) throws IOException, InterruptedException, NoResult {
    return reachedBy(
            Command.of("psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1"))
        .and("-c", statement)
        .within(LONGEST)
        .run()
        .strip();
  }

  /// Makes a new, empty database beside this one.
  public Database created(String other) throws IOException, InterruptedException, NoResult {
    dropped(other);
    named("postgres").sql("create database " + other);
    return named(other);
  }

  public void dropped(String other) throws IOException, InterruptedException, NoResult {
    named("postgres").sql("drop database if exists " + other + " with (force)");
  }

  @Override
  public String toString() {
    return name + " at port " + port;
  }
}
