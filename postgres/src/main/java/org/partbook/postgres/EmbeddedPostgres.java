package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of a program's own, in a folder, for as long as one of its processes uses it. What
/// was committed is there after the power went, and after anybody was killed.
///
/// One process may [#serve] it, with any number of commands that [#join] beside; without a server,
/// the commands share it, and the last to leave stops it. Locks on a file in the folder see to
/// that, and hold among all processes of a machine that see the same files; a network's file system
/// won't do.
///
/// ```java
/// var options = PostgresOptions.of("Diary", "diary");
/// try (var postgres = EmbeddedPostgres.serve(Path.of("diary-data"), options);
///     var connection =
///         DriverManager.getConnection(
///             postgres.jdbcUrl(), postgres.user(), postgres.password())) {
///   connection.createStatement().execute("CREATE TABLE IF NOT EXISTS entry (text text)");
/// }
/// ```
///
/// An instance may be used by any number of threads.
public final class EmbeddedPostgres implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

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

  /// For a server: starts PostgreSQL, once the commands that use it now are done. A folder has one
  /// server; a second is refused. When PostgreSQL is killed, it comes back at the same port within
  /// seconds.
  ///
  /// Whoever serves has to close; nothing else stops PostgreSQL, not even the program's end. One
  /// that a killed program left running is found and stopped by the next to come.
  ///
  /// @param folder the program's own: the database is in its folder `postgres`, and all of it is
  ///   made where it is missing
  /// @param options the same for all programs that share the folder
  /// @return PostgreSQL, ready for connections
  /// @throws OtherVersionException if the folder's database was made by another major version of
  ///   PostgreSQL
  /// @throws EmbeddedPostgresException if the folder has a server, is used by commands for longer
  ///   than the options' patience, or can't be used; or if PostgreSQL doesn't start, or the thread
  ///   is interrupted
  public static EmbeddedPostgres serve(Path folder, PostgresOptions options) {
    return start(
        folder,
        options,
        occupancy ->
            new EmbeddedPostgres(folder, occupancy, occupancy.serve(), occupancy::endServing));
  }

  /// For a command: takes part in what runs in this folder, or starts it. The last command to close
  /// stops it, also when the command ends by Ctrl-C or otherwise in order; a server's database runs
  /// on.
  ///
  /// @param folder as for [#serve]
  /// @param options as for [#serve]
  /// @return PostgreSQL, ready for connections
  /// @throws OtherVersionException if the folder's database was made by another major version of
  ///   PostgreSQL
  /// @throws EmbeddedPostgresException if others start or stop it for longer than the options'
  ///   patience; if the folder can't be used, PostgreSQL doesn't start, or the thread is
  ///   interrupted
  public static EmbeddedPostgres join(Path folder, PostgresOptions options) {
    return start(
        folder,
        options,
        occupancy -> {
          var joined = new EmbeddedPostgres(folder, occupancy, occupancy.join(), occupancy::leave);
          Runtime.getRuntime().addShutdownHook(joined.atExit);
          return joined;
        });
  }

  /// For a command that brings elsewhere what an earlier version of the program has left: as
  /// [#join], but a folder that another major version of PostgreSQL has made is opened as well, by
  /// the programs of that version, which lie in the folder since they were unpacked there.
  ///
  /// @param folder as for [#serve]
  /// @param options as for [#serve]
  /// @return PostgreSQL, of the version that has made the folder, ready for connections
  /// @throws EmbeddedPostgresException as for [#join], and if the programs of that version aren't
  ///   in the folder any more
  public static EmbeddedPostgres joinAsMade(Path folder, PostgresOptions options) {
    return join(folder, options.ofAnyVersion());
  }

  private static EmbeddedPostgres start(Path folder, PostgresOptions options, Start start) {
    try {
      var occupancy = Occupancy.of(DatabaseFolder.in(folder, options));
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

  /// Where it listens.
  ///
  /// @return `127.0.0.1`: nobody on another machine reaches it
  public String host() {
    return HOST;
  }

  /// Where it listens.
  ///
  /// @return the port of [#host], which stays the same until this is closed
  public int port() {
    return login.port();
  }

  /// The database's owner, who may do everything.
  ///
  /// @return the name in the options
  public String user() {
    return login.name();
  }

  /// The owner's password. It was made by chance with the folder, where only the folder's owner can
  /// read it.
  ///
  /// @return 64 hexadecimal digits
  public String password() {
    return login.password();
  }

  /// The database that was made for the program.
  ///
  /// @return the name in the options
  public String database() {
    return login.name();
  }

  /// Where it is, for JDBC.
  ///
  /// @return the address, without user and password
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database());
  }

  /// Stops what nobody else uses, and returns when it is gone. It asks PostgreSQL in order first,
  /// and kills it when it has not stopped after 15 seconds. What went wrong is logged; a second
  /// call does nothing.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    forgetExit();
    // In a thread of its own: an interrupted thread could not wait for it, and its interrupt would
    // close the channel of the locks, and so drop all that this process holds.
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

  /// For people: the folder and the port, without the password.
  @Override
  public String toString() {
    return "PostgreSQL of folder %s at %s".formatted(folder, login);
  }
}
