package org.partbook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.partbook.db.Database;

/// A transaction of somebody else's that has changed or locked something and isn't committed yet:
/// so a test can stop a server in the midst of what it does, let something happen, and let it go
/// on.
public final class OpenTransaction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Those that wait for somebody else's lock, in this database.
  private static final String BLOCKED =
      """
      from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like ?
      """;

  private final Database db;
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Future<?> transaction;

  private OpenTransaction(Database db, String sql) {
    this.db = db;
    var begun = new CountDownLatch(1);
    this.transaction =
        executor.submit(() ->
            db.transact(tx -> {
              tx.run(sql);
              begun.countDown();
              await(end);
            }));
    await(begun);
  }

  /// Begins one, and returns when its statement has been run.
  ///
  /// @param db with a connection to spare
  public static OpenTransaction of(Database db, String sql) {
    return new OpenTransaction(db, sql);
  }

  /// Keeps all others from writing order lines; reading them is free.
  public static OpenTransaction lockingLines(Database db) {
    return of(db, "lock table order_line in share mode");
  }

  /// How many statements wait for a lock.
  ///
  /// @param like what they are like, as SQL has it
  public long waiting(String like) {
    return waiting(db, like);
  }

  private static long waiting(Database db, String like) {
    return db.inTransaction(tx -> tx.one("select count(*) " + BLOCKED, row -> row.getLong(1), like))
        .orElseThrow();
  }

  /// Returns when so many statements wait for a lock.
  public void awaitWaiting(String like, long count) {
    awaitWaiting(db, like, count);
  }

  /// As [#awaitWaiting(String, long)], for the lock of any other transaction.
  public static void awaitWaiting(Database db, String like, long count) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting(db, like) < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("fewer than " + count + " wait: " + like);
      }
      Api.pause(Duration.ofMillis(10));
    }
  }

  /// Breaks the connections of the statements that wait.
  ///
  /// @return how many
  public long breakConnections(String like) {
    List<Boolean> broken =
        db.inTransaction(tx ->
            tx.list("select pg_terminate_backend(pid) " + BLOCKED, row -> row.getBoolean(1), like));
    return broken.size();
  }

  /// Commits. Does nothing if that is done.
  public void commit() {
    end.countDown();
    try {
      transaction.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    commit();
    executor.shutdown();
  }
}
