package org.partbook.fault.kind;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// The disk of the database is full, and its log needs another file.
final class FullDatabaseDisk implements Fault {
  /// Of the log, in files of 16 MB. One that it cannot begin is its end.
  private static final String MORE_LOG_THAN_ROOM =
      """
      select count(pg_logical_emit_message(false, 'much', repeat('x', 1000000)))
      from generate_series(1, 300)
      """;

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
  public void begin(Site site, Random random) throws Exception {
    site.databaseDisk().fill();
    try (var connection = site.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(MORE_LOG_THAN_ROOM);
    } catch (SQLException _) {
      // As it is meant to be.
    }
  }

  @Override
  public void end(Site site) throws Exception {
    site.databaseDisk().makeRoom();
  }
}
