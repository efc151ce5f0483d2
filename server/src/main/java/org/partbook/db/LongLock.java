package org.partbook.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A lock of the database that a command holds over many transactions, on a connection of its own.
/// It is gone with its process, however that ends.
public final class LongLock implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Connection connection;

  private LongLock(Connection connection) {
    this.connection = connection;
  }

  /// Waits for it, however long others hold it.
  ///
  /// @param alone whether nobody else may hold it, instead of nobody who would be alone
  /// @param waits told once if others hold it
  static LongLock take(DatabaseUrl url, long number, boolean alone, Runnable waits) {
    try {
      var lock = new LongLock(Schema.connect(url));
      try {
        lock.await(number, alone, waits);
        return lock;
      } catch (SQLException | InterruptedException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a lock", e);
    }
  }

  /// Takes it if nobody holds it, and waits for nobody.
  static Optional<LongLock> tryAlone(DatabaseUrl url, long number) {
    try {
      var lock = new LongLock(Schema.connect(url));
      try (var statement = lock.connection.prepareStatement("select pg_try_advisory_lock(?)")) {
        statement.setLong(1, number);
        if (isTrue(statement)) {
          return Optional.of(lock);
        }
        lock.close();
        return Optional.empty();
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private void await(long number, boolean alone, Runnable waits)
      throws SQLException, InterruptedException {
    var question =
        alone ? "select pg_try_advisory_lock(?)" : "select pg_try_advisory_lock_shared(?)";
    try (var statement = connection.prepareStatement(question)) {
      statement.setLong(1, number);
      boolean isTold = false;
      while (!isTrue(statement)) {
        if (!isTold) {
          waits.run();
          isTold = true;
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private static boolean isTrue(PreparedStatement question) throws SQLException {
    try (var row = question.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // The lock is gone with the connection.
    }
  }
}
