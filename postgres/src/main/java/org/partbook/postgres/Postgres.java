package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops the PostgreSQL of a folder. The caller holds the gate.
///
/// `pg_ctl start` gives PostgreSQL a session of its own, so Ctrl-C in the terminal reaches the
/// program alone, which then stops in its own order, such as HTTP, pool, PostgreSQL.
final class Postgres {
  private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

  /// Replaying the log after a crash may take its time.
  private static final Duration STARTING = Duration.ofMinutes(10);

  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

  /// Until one that was killed is gone.
  private static final Duration DYING = Duration.ofSeconds(2);

  private final DatabaseFolder folder;
  private final Path data;
  private final Path binaries;
  private final Programs programs;
  private final ServerLog log;

  private Postgres(DatabaseFolder folder, Path binaries, Programs programs) throws IOException {
    this.folder = folder;
    this.data = folder.realData();
    this.binaries = binaries;
    this.programs = programs;
    this.log = new ServerLog(folder.log());
  }

  /// Unpacks the programs and creates the database's files where that is still to be done.
  static Postgres in(DatabaseFolder folder) throws IOException, InterruptedException {
    var binaries = PostgresBinaries.in(folder);
    var programs = Programs.of(binaries, folder.options());
    Cluster.prepare(folder, programs);
    return new Postgres(folder, binaries, programs);
  }

  /// Starts it with today's settings; one that a killed program left running is stopped first.
  ///
  /// Whatever goes wrong is tried again: the port may be taken since it was found free, and a
  /// PostgreSQL that was just being started when its program was killed may get in between.
  Login start() throws IOException, InterruptedException {
    return start(folder.options().ports(), ATTEMPTS);
  }

  /// Starts it again where its users know it to be, or fails at once: the caller has pauses of its
  /// own, and may not want another attempt.
  void startAgainAt(int port) throws IOException, InterruptedException {
    start(() -> port, 1);
  }

  private Login start(IntSupplier ports, int attempts) throws IOException, InterruptedException {
    stopOrphan();
    PostgresBinaries.removeOthers(folder, binaries);
    log.startAnewWhenLarge();
    for (int attempt = 1; ; attempt++) {
      var before = log.size();
      var result = programs.run("pg_ctl", startArguments(ports.getAsInt()));
      var started = Postmaster.of(data);
      if (result.worked() && started.isPresent()) {
        return letIn(started.get());
      }
      if (attempt == attempts) {
        throw new EmbeddedPostgresException(
            "PostgreSQL does not start in folder %s. The end of its log, %s:\n%s"
                .formatted(
                    folder.parent(),
                    folder.log(),
                    log.endSince(before).orElse(result.output().strip())));
      }
      Thread.sleep(BETWEEN_ATTEMPTS.multipliedBy(attempt));
      stopOrphan();
    }
  }

  /// For a command that shares it with others: it may be working, or have crashed under them.
  Login startUnlessRunning() throws IOException, InterruptedException {
    var running = Postmaster.of(data);
    return running.isPresent() ? Login.to(folder, running.get().port()) : start();
  }

  boolean isRunning() throws IOException {
    return Postmaster.of(data).isPresent();
  }

  private List<String> startArguments(int port) {
    return List.of(
        "start",
        "--pgdata=" + folder.data(),
        "--log=" + folder.log(),
        "--wait",
        "--timeout=" + STARTING.toSeconds(),
        "--options=" + Settings.of(port, Settings.memory()));
  }

  private Login letIn(Postmaster started) throws IOException, InterruptedException {
    try {
      var login = Login.to(folder, started.port());
      login.createDatabase();
      return login;
    } catch (EmbeddedPostgresException closed) {
      stop(started);
      throw closed;
    }
  }

  private void stopOrphan() throws IOException, InterruptedException {
    var orphan = Postmaster.of(data);
    if (orphan.isPresent()) {
      LOG.warn(
          "stopping the PostgreSQL (pid {}) that a killed {} left running in {}",
          orphan.get().pid(),
          folder.options().program(),
          folder.parent());
      stop(orphan.get());
    }
    Leftovers.endPrograms(folder);
    Leftovers.removePidFile(folder);
  }

  /// Returns when nothing runs any more, nor a session that a killed one left.
  void stop() throws IOException, InterruptedException {
    stopRunning();
    Leftovers.endPrograms(folder);
  }

  /// May be called while it is being started, which then fails.
  void stopRunning() throws IOException, InterruptedException {
    var running = Postmaster.of(data);
    if (running.isPresent()) {
      stop(running.get());
    }
  }

  private void stop(Postmaster postmaster) throws IOException, InterruptedException {
    for (var way : waysToStop()) {
      if (stopped(postmaster, way.getKey(), way.getValue())) {
        return;
      }
      LOG.warn(
          "PostgreSQL (pid {}) in {} did not stop within {} s of signal {}",
          postmaster.pid(),
          folder.parent(),
          way.getValue().toMillis() / 1e3,
          way.getKey());
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL (pid %d) in folder %s does not stop, not even when killed"
            .formatted(postmaster.pid(), folder.parent()));
  }

  /// How PostgreSQL is asked to stop, and how long it may take, before it is asked the next way: at
  /// once but in order; at once; not asked.
  private List<Map.Entry<String, Duration>> waysToStop() {
    var all = folder.options().stopping();
    var inOrder = all.multipliedBy(8).dividedBy(15);
    return List.of(
        Map.entry("INT", inOrder), Map.entry("QUIT", all.minus(inOrder)), Map.entry("KILL", DYING));
  }

  private boolean stopped(Postmaster postmaster, String signal, Duration patience)
      throws IOException, InterruptedException {
    var deadline = Deadline.in(patience);
    programs.run("pg_ctl", List.of("kill", signal, Long.toString(postmaster.pid())));
    while (postmaster.isAlive(data)) {
      if (!deadline.pause()) {
        return false;
      }
    }
    return true;
  }
}
