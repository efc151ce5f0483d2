package org.partbook.fault.kind;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Signals;
import org.partbook.fault.site.Site;

/// The disk of the database is full, and its log needs another file.
final class FullDatabaseDisk implements Fault {
  /// Of the log, in files of 16 MB. One that it cannot begin is its end.
  private static final String MORE_LOG_THAN_ROOM =
      """
      select count(pg_logical_emit_message(false, 'much', repeat('x', 1000000)))
      from generate_series(1, 300)
      """;

  private static final Duration LONGEST_END = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "full disk: PostgreSQL, which goes down over it";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return site.databaseDisk().isSmall()
        ? Optional.empty()
        : Optional.of("no disk may be mounted here");
  }

  @Override
  public Felt felt(Site site) {
    return Felt.REFUSAL;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    var processes = site.database().processes();
    var why = writeLog(site);
    // Of two, the standby goes on as long as it has files that it can use once more.
    if (site.database().cluster().isEmpty()) {
      awaitEnd(processes, why);
    }
  }

  /// By a connection that is there before: to begin one needs room, too.
  ///
  /// @return why it couldn't
  private static String writeLog(Site site) throws IOException {
    try (var connection = site.database().connect();
        var statement = connection.createStatement()) {
      site.databaseDisk().fill();
      statement.execute(MORE_LOG_THAN_ROOM);
      throw new IllegalStateException("a database without room for its log has written it");
    } catch (SQLException e) {
      return e.toString();
    }
  }

  private static void awaitEnd(List<ProcessHandle> processes, String why)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + LONGEST_END.toNanos();
    while (processes.stream().anyMatch(Signals::isRunning)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("a database without room for its log goes on; it said " + why);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void end(Site site) throws Exception {
    site.databaseDisk().makeRoom();
  }
}
