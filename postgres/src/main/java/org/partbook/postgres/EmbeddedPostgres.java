package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own, in a folder, for as long as somebody uses it.
///
/// One server may have it, with any number of commands beside; without a server, the commands share
/// it, and the last to leave stops it. [FolderLocks] says how they agree on that.
public final class EmbeddedPostgres implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  static final String NAME = "partbook";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Occupancy occupancy;
  private final Login login;
  private final Work ending;
  private final Thread atExit = new Thread(this::close, "embedded-postgres-exit");
  private boolean closed;

  private interface Start {
    EmbeddedPostgres in(Occupancy occupancy) throws IOException, InterruptedException;
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private EmbeddedPostgres(Path folder, Occupancy occupancy, Login login, Work ending) {
    this.folder = folder;
    this.occupancy = occupancy;
    this.login = login;
    this.ending = ending;
  }

  /// For the server: starts PostgreSQL, once the commands that use it now are done. A folder has
  /// one server; a second is refused. Whoever serves has to close; nothing else stops PostgreSQL:
  /// when it is killed, it comes back at the same port within seconds.
  public static EmbeddedPostgres serve(Path folder) {
    return serve(folder, FreePort::find, PATIENCE);
  }

  /// The same.
  ///
  /// @param ports gives a port that is free, each time another
  /// @param patience how long to wait for commands that use it now
  public static EmbeddedPostgres serve(Path folder, IntSupplier ports, Duration patience) {
    return start(
        folder,
        ports,
        patience,
        occupancy ->
            new EmbeddedPostgres(folder, occupancy, occupancy.serve(), occupancy::endServing));
  }

  /// For a command: takes part in what runs in this folder, or starts it. The last command to close
  /// stops it, also when the command ends by Ctrl-C; a server's database runs on.
  public static EmbeddedPostgres join(Path folder) {
    return start(
        folder,
        FreePort::find,
        PATIENCE,
        occupancy -> {
          var joined = new EmbeddedPostgres(folder, occupancy, occupancy.join(), occupancy::leave);
          Runtime.getRuntime().addShutdownHook(joined.atExit);
          return joined;
        });
  }

  private static EmbeddedPostgres start(
      Path folder, IntSupplier ports, Duration patience, Start start) {
    try {
      var occupancy = Occupancy.of(DatabaseFolder.in(folder), ports, patience);
      try {
        return start.in(occupancy);
      } catch (Throwable failed) {
        occupancy.close();
        throw failed;
      }
    } catch (IOException e) {
      throw EmbeddedPostgresException.cannotUse(folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException(
          "interrupted while the database of folder %s was starting".formatted(folder), e);
    }
  }

  public String host() {
    return HOST;
  }

  public int port() {
    return login.port();
  }

  public String user() {
    return NAME;
  }

  public String password() {
    return login.password();
  }

  public String database() {
    return NAME;
  }

  /// Where it is, for JDBC: without user and password.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database());
  }

  /// Stops what nobody else uses, and returns when it is gone. In a thread of its own: an
  /// interrupted thread could not wait for it, and its interrupt would close the channel of the
  /// locks, and so drop all that this process holds.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    forgetExit();
    var end = new FutureTask<>(this::end);
    Thread.ofPlatform().name("embedded-postgres-end").start(end);
    var interrupted = false;
    while (!end.isDone()) {
      try {
        end.get();
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (ExecutionException e) {
        LOG.error("the database of folder {} may still run", folder, e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Void end() throws IOException, InterruptedException {
    try (occupancy) {
      ending.run();
    }
    return null;
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // Then the hook runs, and finds this closed.
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL of folder %s at %s".formatted(folder, login);
  }
}
