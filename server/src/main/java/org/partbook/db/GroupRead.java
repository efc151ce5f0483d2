package org.partbook.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.partbook.ending.LastResort;

/// Asks what many threads want to know with one statement for all who wait, because a statement for
/// fifty rows costs little more than one for one row, and what it costs is most of an answer.
///
/// Each question is answered by a statement that begins after it was asked: so whatever was
/// committed before counts, as if it had been asked alone. A batch that the database refuses is
/// asked again one by one, so that one bad question never fails its neighbours. Nobody waits for
/// long to be asked for: whoever isn't taken along in time is told to come back.
public final class GroupRead<Q, A> {
  private static final int MOST_AT_ONCE = 100;
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Readers readers;
  private final Reader<Q, A> reader;
  private final ConcurrentLinkedQueue<Item<Q, A>> waiting = new ConcurrentLinkedQueue<>();

  /// Answers questions with one statement that changes and locks nothing, in their order.
  public interface Reader<Q, A> {
    List<A> read(Tx tx, List<Q> questions);
  }

  private record Item<Q, A>(Q question, CompletableFuture<A> answer, AtomicBoolean taken) {}

  private GroupRead(Readers readers, Reader<Q, A> reader) {
    this.readers = readers;
    this.reader = reader;
  }

  /// The answer, when it is there.
  ///
  /// @throws DatabaseException if there is none
  public A ask(Q question) {
    var item = new Item<>(question, new CompletableFuture<A>(), new AtomicBoolean());
    waiting.add(item);
    readers.wake(this);
    try {
      return answer(item);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DatabaseException.notBegun("interrupted while waiting for an answer");
    }
  }

  private A answer(Item<Q, A> item) throws InterruptedException, ExecutionException {
    try {
      return item.answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (item.taken.compareAndSet(false, true)) {
        waiting.remove(item);
        throw DatabaseException.notBegun("nobody asked within " + PATIENCE.toMillis() + " ms");
      }
    }
    return item.answer.get();
  }

  private void answerAll() {
    var batch = take(MOST_AT_ONCE);
    if (!batch.isEmpty()) {
      answer(batch);
    }
  }

  private List<Item<Q, A>> take(int most) {
    var batch = new ArrayList<Item<Q, A>>();
    while (batch.size() < most) {
      var item = waiting.poll();
      if (item == null) {
        break;
      }
      if (item.taken.compareAndSet(false, true)) {
        batch.add(item);
      }
    }
    return batch;
  }

  private void answer(List<Item<Q, A>> batch) {
    var questions = batch.stream().map(Item::question).toList();
    List<A> answers;
    try {
      answers = readers.db.askForGroup(tx -> reader.read(tx, questions));
    } catch (RuntimeException | Error e) {
      // An error too: without this thread nobody would be answered any more.
      answerOneByOne(batch, e);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer.complete(answers.get(i));
    }
  }

  private void answerOneByOne(List<Item<Q, A>> batch, Throwable reason) {
    var unavailable = reason instanceof DatabaseException e && e.unavailable();
    if (batch.size() == 1 || unavailable) {
      batch.forEach(item -> item.answer.completeExceptionally(reason));
      if (reason instanceof DatabaseException e && !e.begun()) {
        // There was no connection for a while, in which these have waited as well.
        take(Integer.MAX_VALUE).forEach(item -> item.answer.completeExceptionally(reason));
      }
    } else {
      batch.forEach(item -> answer(List.of(item)));
    }
  }

  /// The threads that ask, for questions of every kind. Few: the fewer they are, the more travel
  /// together, and the database has few processors. They are no virtual threads, which would have
  /// to wait for each other where somebody computes.
  public static final class Readers implements AutoCloseable {
    private static final int COUNT = 2;
    private static final long CLOSE_CHECK_MILLIS = 50;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Database db;
    private final BlockingQueue<GroupRead<?, ?>> toAnswer = new LinkedBlockingQueue<>();
    private final List<Thread> threads;
    private volatile boolean closed;

    public Readers(Database db, LastResort lastResort) {
      this.db = db;
      this.threads =
          IntStream.range(0, COUNT)
              .mapToObj(i ->
                  lastResort.unstarted(
                      Thread.ofPlatform().name("read-" + i).daemon(), () -> closed, this::run))
              .toList();
      threads.forEach(Thread::start);
    }

    /// Questions of one kind.
    public <Q, A> GroupRead<Q, A> of(Reader<Q, A> reader) {
      return new GroupRead<>(this, reader);
    }

    private void wake(GroupRead<?, ?> asked) {
      toAnswer.add(asked);
    }

    private void run() {
      try {
        while (!closed) {
          var asked = toAnswer.poll(CLOSE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
          if (asked != null) {
            asked.answerAll();
          }
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }

    /// Who still asks is told to come back.
    @Override
    public void close() {
      closed = true;
      try {
        for (var thread : threads) {
          thread.join(LONGEST_END);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
