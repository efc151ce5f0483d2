package org.partbook.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.partbook.ending.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what many threads hand in at once with one commit, because a commit waits for the disk
/// and the disk takes a hundred rows as fast as one.
///
/// Invariants. Nobody learns a result before the commit that made it true. A batch that the
/// database refuses is tried again one by one, so that one bad item never fails its neighbours; a
/// batch during which the connection broke is not, because it may have been committed: its callers
/// learn that the outcome is unknown. The queue is bounded: when it is full, [#submit] says so at
/// once and the caller is told to come back, instead of waiting with everybody else.
public final class GroupCommit<T, R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_AT_ONCE = 500;
  private static final long CLOSE_CHECK_MILLIS = 50;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  /// Writes a batch within one transaction, and tells the result of each item.
  public interface Writer<T, R> {
    Map<T, R> write(Tx tx, List<T> batch);

    /// Whether all that is written for this batch is written by one statement, the first. Then it
    /// needs no transaction around it, and one round trip instead of two.
    default boolean writesOnce(List<T> batch) {
      return false;
    }
  }

  private final Database db;
  private final int mostAtOnce;
  private final Writer<T, R> writer;
  private final BlockingQueue<Item<T, R>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean ended;

  private record Item<T, R>(T value, CompletableFuture<R> result) {}

  /// Starts the writer's thread. Items must be unequal to each other: use identity, not value.
  public GroupCommit(String name, Database db, LastResort lastResort, Writer<T, R> writer) {
    this(name, db, lastResort, MOST_AT_ONCE, writer);
  }

  /// The same with groups of another size.
  public GroupCommit(
      String name, Database db, LastResort lastResort, int mostAtOnce, Writer<T, R> writer) {
    this.db = db;
    this.mostAtOnce = mostAtOnce;
    this.writer = writer;
    this.thread =
        lastResort.unstarted(Thread.ofPlatform().name(name).daemon(), () -> closed, this::run);
    this.thread.start();
  }

  /// Hands an item in. The future ends with the writer's result once that is durable, or with the
  /// exception that prevented it; it has ended already with [QueueFull] if there is no room.
  public CompletableFuture<R> submit(T value) {
    var item = new Item<T, R>(value, new CompletableFuture<>());
    if (closed || !waiting.offer(item)) {
      item.result.completeExceptionally(new QueueFull());
    } else if (ended && waiting.remove(item)) {
      // The writer had looked for the last time when it was put in.
      item.result.completeExceptionally(new QueueFull());
    }
    return item.result;
  }

  /// There are too many waiting already, or nobody writes any more.
  public static final class QueueFull extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// How many items wait to be written.
  public int waiting() {
    return waiting.size();
  }

  private void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        var first = waiting.poll(CLOSE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<Item<T, R>>(List.of(first));
          waiting.drainTo(batch, mostAtOnce - 1);
          write(batch);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
    ended = true;
    for (var late = waiting.poll(); late != null; late = waiting.poll()) {
      late.result.completeExceptionally(new QueueFull());
    }
  }

  private void write(List<Item<T, R>> batch) {
    Map<T, R> results;
    try {
      var values = batch.stream().map(Item::value).toList();
      results =
          writer.writesOnce(values)
              ? db.askForGroup(tx -> writer.write(tx, values))
              : db.inGroupTransaction(tx -> writer.write(tx, values));
    } catch (RuntimeException | Error e) {
      // An error too: without this thread nothing would be written any more.
      writeOneByOne(batch, e);
      return;
    }
    // Outside: what is committed must not be written again, whatever becomes of telling it.
    for (var item : batch) {
      item.result.complete(results.get(item.value));
    }
  }

  private void writeOneByOne(List<Item<T, R>> batch, Throwable reason) {
    var unavailable = reason instanceof DatabaseException e && e.unavailable();
    if (batch.size() == 1 || unavailable) {
      batch.forEach(item -> item.result.completeExceptionally(reason));
      if (reason instanceof DatabaseException e && !e.begun()) {
        refuseWhoWaits(e);
      }
      return;
    }
    LOG.warn("a batch of {} was refused and is tried one by one", batch.size(), reason);
    for (var item : batch) {
      write(List.of(item));
    }
  }

  /// There was no connection for a while, in which these have waited as well: to wait for the next
  /// one would be too long for them.
  private void refuseWhoWaits(DatabaseException reason) {
    var behind = new ArrayList<Item<T, R>>();
    waiting.drainTo(behind);
    behind.forEach(item -> item.result.completeExceptionally(reason));
  }

  /// Writes what is waiting, then ends.
  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("{} still waits for the database and is left behind", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
