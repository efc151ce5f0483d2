package org.partbook.blob;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// How long somebody waits for a bucket.
///
/// What a server waits for is done in virtual threads of its own and goes on when nobody waits any
/// more. After it has waited in vain it doesn't begin anew for a moment: then everybody is told at
/// once that the bucket is away.
final class Waiting {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  /// Each has a connection of its own, for longer than anybody waits for it.
  static final int MOST_QUESTIONS = 200;

  private final Duration answer;
  private final Duration end;
  private final long pause;
  private final Semaphore questions = new Semaphore(MOST_QUESTIONS);
  private final Executor threads = work -> Thread.ofVirtual().name("bucket").start(work);
  private volatile long vainUntil = System.nanoTime();

  /// Something that may take long.
  interface Work<T> {
    T done() throws IOException;
  }

  private Waiting(Duration answer, Duration end, Duration pause) {
    this.answer = answer;
    this.end = end;
    this.pause = pause.toNanos();
  }

  /// A server's, whose own callers wait.
  static Waiting hasty() {
    return new Waiting(Duration.ofMillis(800), Duration.ofSeconds(20), Duration.ofSeconds(1));
  }

  /// A command's, which nobody but its user waits for.
  static Waiting patient() {
    return new Waiting(Duration.ofMinutes(2), LONGEST, Duration.ZERO);
  }

  /// Does something of which an answer is all that is waited for.
  <T> T forAnswer(Work<T> work) throws IOException {
    requireHope();
    if (!questions.tryAcquire()) {
      throw new BlobsAwayException("as many wait for the bucket as may");
    }
    return answered(
        begin(() -> {
          try {
            return work.done();
          } finally {
            questions.release();
          }
        }));
  }

  /// Does something that ends by itself.
  <T> T forEnd(Work<T> work) throws IOException {
    return ended(begin(work));
  }

  /// Does something before anybody waits.
  <T> T forFirst(Work<T> work) throws IOException {
    return result(begin(work), FIRST);
  }

  /// Does something that may take longer than anybody who asks for bytes has patience.
  <T> T forAll(Work<T> work) throws IOException {
    return result(begin(work), LONGEST);
  }

  <T> CompletableFuture<T> begin(Work<T> work) {
    var result = new CompletableFuture<T>();
    threads.execute(() -> {
      try {
        result.complete(work.done());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  /// @throws BlobsAwayException if somebody has waited in vain just now
  void requireHope() throws BlobsAwayException {
    if (System.nanoTime() - vainUntil < 0) {
      throw new BlobsAwayException("the bucket has just not answered");
    }
  }

  <T> T answered(CompletableFuture<T> work) throws IOException {
    return answered(work, () -> true);
  }

  /// As [#answered(CompletableFuture)], for work that may not have begun yet.
  ///
  /// @param isLong whether the bucket has had as long for it as anybody waits ([#isLong])
  <T> T answered(CompletableFuture<T> work, BooleanSupplier isLong) throws IOException {
    try {
      return result(work, answer);
    } catch (BlobsAwayException e) {
      if (work.isDone() || isLong.getAsBoolean()) {
        vainUntil = System.nanoTime() + pause;
      }
      throw e;
    }
  }

  /// Whether nobody waits any more for an answer to what was asked at a time.
  boolean isLong(long askedAt) {
    return System.nanoTime() - askedAt >= answer.toNanos();
  }

  <T> T ended(CompletableFuture<T> work) throws IOException {
    return result(work, end);
  }

  private static <T> T result(CompletableFuture<T> work, Duration patience) throws IOException {
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the waiting for the bucket was broken off");
    } catch (TimeoutException e) {
      throw new BlobsAwayException(
          "the bucket hasn't answered for %d ms".formatted(patience.toMillis()), e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case BlobsAwayException away ->
            throw new BlobsAwayException(String.valueOf(away.getMessage()), away);
        case IOException io -> throw io;
        case Error error -> throw error;
        case null, default -> throw new IOException(e);
      }
    }
  }
}
