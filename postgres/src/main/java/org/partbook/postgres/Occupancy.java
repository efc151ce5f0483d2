package org.partbook.postgres;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One server's or one command's use of the database of a folder, by the rules of [FolderLocks].
final class Occupancy implements AutoCloseable {
  private final DatabaseFolder folder;
  private final FolderLocks locks;
  private final PostgresOptions options;
  private @Nullable Postgres postgres;
  private @Nullable Watch watch;

  private interface Attempt {
    boolean works() throws IOException;
  }

  private Occupancy(DatabaseFolder folder, FolderLocks locks) {
    this.folder = folder;
    this.options = folder.options();
    this.locks = locks;
  }

  static Occupancy of(DatabaseFolder folder) throws IOException {
    return new Occupancy(folder, FolderLocks.open(folder));
  }

  /// From here until it is closed, nobody else may start or stop PostgreSQL in this folder.
  Login serve() throws IOException, InterruptedException {
    if (!locks.tryServer()) {
      throw new EmbeddedPostgresException(
          "folder %s is in use by another %s server%s"
              .formatted(
                  folder.parent(),
                  options.program(),
                  RunningServer.of(folder).map(it -> " (pid %d)".formatted(it.pid())).orElse("")));
    }
    try {
      RunningServer.announceStart(folder);
      waitUntil(locks::tryGate, "a %s command is starting or stopping the database of %s");
      waitUntil(locks::tryAllUsers, "a %s command still uses the database of %s");
      postgres = Postgres.in(folder);
      var login = postgres.start();
      RunningServer.announceReady(folder, login.port());
      watch = Watch.over(postgres, folder, login.port());
      return login;
    } catch (Throwable failed) {
      RunningServer.withdraw(folder);
      throw failed;
    }
  }

  /// The watch ends before anything that can fail: no start may come after the last stop, nor once
  /// the locks are free.
  void endServing() throws IOException, InterruptedException {
    try {
      if (watch != null) {
        watch.end();
      }
    } finally {
      RunningServer.withdraw(folder);
      if (postgres != null) {
        postgres.stop();
      }
    }
  }

  /// Uses the database of the server or of other commands, or starts it.
  Login join() throws IOException, InterruptedException {
    var deadline = Deadline.in(options.patience());
    do {
      if (locks.tryGate()) {
        try {
          return takePart();
        } finally {
          locks.releaseGate();
        }
      }
      var server = RunningServer.of(folder).filter(RunningServer::isReady);
      if (server.isPresent()) {
        var login = Login.to(folder, server.get().port());
        if (login.works()) {
          return login;
        }
      }
    } while (deadline.pause());
    throw new EmbeddedPostgresException(
        "the database of folder %s is being started or stopped by another %s, for more than %d s now"
            .formatted(folder.parent(), options.program(), options.patience().toSeconds()));
  }

  /// One that runs without any user was left by a killed program: it is started afresh.
  private Login takePart() throws IOException, InterruptedException {
    postgres = Postgres.in(folder);
    var unused = locks.tryAllUsers();
    var login = unused ? postgres.start() : postgres.startUnlessRunning();
    if (unused) {
      locks.releaseAllUsers();
    }
    locks.takeSeat();
    return login;
  }

  /// The last command to leave stops the database. Its seat is free before it asks for the gate: so
  /// of two that leave at once, the second through the gate finds nobody else. A server that waits
  /// for the last command has the gate already, and stops what it finds running.
  void leave() throws IOException, InterruptedException {
    if (postgres == null || !locks.hasSeat()) {
      return;
    }
    locks.leaveSeat();
    var deadline = Deadline.in(options.patience());
    while (!locks.tryGate()) {
      if (RunningServer.of(folder).isPresent() || !deadline.pause()) {
        return;
      }
    }
    if (locks.tryAllUsers()) {
      postgres.stop();
    }
  }

  private void waitUntil(Attempt attempt, String trouble) throws IOException, InterruptedException {
    var deadline = Deadline.in(options.patience());
    while (!attempt.works()) {
      if (!deadline.pause()) {
        throw new EmbeddedPostgresException(
            (trouble + ", after waiting for it for %d s")
                .formatted(options.program(), folder.parent(), options.patience().toSeconds()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    locks.close();
  }
}
