package org.partbook.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everybody at the database that a server runs, by a lock on a connection of its own; see
/// [Schema].
///
/// When the connection breaks, the lock is lost and taken anew as soon as the database answers.
/// What that leaves open is a command that changes tables within those seconds.
final class Presence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final int PATIENCE_SECONDS = 5;

  private final DatabaseUrl url;
  private final Thread watch;
  private volatile Connection connection;
  private volatile boolean closed;

  private Presence(DatabaseUrl url, Connection connection) {
    this.url = url;
    this.connection = connection;
    this.watch = Thread.ofVirtual().name("presence").unstarted(this::stay);
  }

  /// Waits while a command changes the tables.
  static Presence begin(DatabaseUrl url) {
    try {
      var presence = new Presence(url, locked(url));
      presence.watch.start();
      return presence;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Connection locked(DatabaseUrl url) throws SQLException {
    var connection = Schema.connect(url);
    try (var statement = connection.prepareStatement("select pg_advisory_lock_shared(?)")) {
      statement.setLong(1, Schema.LOCK);
      statement.execute();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void stay() {
    try {
      while (!closed) {
        Thread.sleep(LOOK_EVERY);
        renewIfLost();
      }
    } catch (InterruptedException e) {
      LOG.debug("the presence ends");
    }
  }

  /// That the database is away is said by those who need it.
  private void renewIfLost() {
    try {
      if (!connection.isValid(PATIENCE_SECONDS)) {
        connection.close();
        connection = locked(url);
        if (closed) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      LOG.debug("the presence can't be told now: {}", e.toString());
    }
  }

  /// Not waiting for who looks: that may hang with the database.
  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("the presence can't be ended: {}", e.toString());
    }
  }
}
