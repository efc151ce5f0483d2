package org.partbook.catalog;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.partbook.blob.BlobKey;
import org.partbook.json.FieldError;

/// The lines that were read and aren't done yet. Their files are worked on by several threads, and
/// whichever line is done first comes out first: one that takes long holds up nobody, as long as
/// there is another thread.
///
/// Lines that name the same bytes are done one after the other, in the order of the file, so that a
/// file is prepared once and its first line is told what is odd about it. Those that wait for their
/// turn take no thread from others.
///
/// Used by one thread, the one that imports. It holds a bounded number of lines, of bounded size.
final class LinesAhead implements AutoCloseable {
  private static final int MOST_LINES = 500;

  /// In bytes of the file. In memory a line takes some ten times as much.
  private static final int MOST_BYTES = 1024 * 1024;

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService workers;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final SequencedMap<Long, UnderWay> underWay = new LinkedHashMap<>();
  private final Map<BlobKey, CompletableFuture<Void>> turns = new HashMap<>();
  private long bytes;

  /// Nothing is under way yet.
  ///
  /// @param atOnce how many lines may be worked on at a time
  LinesAhead(int atOnce) {
    this.workers =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().name("import-", 1).daemon().factory());
  }

  private record UnderWay(int bytes, Set<BlobKey> files, CompletableFuture<Void> turn) {}

  /// What is to be done for a line.
  interface Work {
    Outcome outcome() throws IOException;
  }

  /// What came of a line.
  sealed interface Outcome {
    /// Its files are stored.
    record Taken(AssetRow row, Collection<FieldError> oddities) implements Outcome {}

    /// Something is wrong with it.
    record Refused(List<FieldError> errors) implements Outcome {}

    /// The import can't go on, for which the line isn't to blame.
    record Failed(Throwable reason) implements Outcome {
      /// For the thread that imports, whose business it is.
      void rethrow() throws IOException {
        switch (reason) {
          case IOException e -> throw e;
          case RuntimeException e -> throw e;
          case Error e -> throw e;
          default -> throw new IllegalStateException(reason);
        }
      }
    }
  }

  /// A line that is done.
  record Done(long line, Outcome outcome) {}

  /// Has the work for a line done, once nobody before it works on one of its files.
  ///
  /// @param size of the line, in bytes
  void add(long line, int size, Set<BlobKey> files, Work work) {
    var before =
        files.stream().filter(turns::containsKey).map(turns::get).toArray(CompletableFuture[]::new);
    var turn =
        CompletableFuture.allOf(before)
            .thenRunAsync(() -> done.add(new Done(line, outcome(work))), workers);
    files.forEach(file -> turns.put(file, turn));
    underWay.put(line, new UnderWay(size, files, turn));
    bytes += size;
  }

  private static Outcome outcome(Work work) {
    try {
      return work.outcome();
    } catch (IOException | RuntimeException | Error e) {
      return new Outcome.Failed(e);
    }
  }

  /// Whether no more lines should be added before one is done.
  boolean isFull() {
    return underWay.size() >= MOST_LINES || bytes >= MOST_BYTES;
  }

  boolean isEmpty() {
    return underWay.isEmpty();
  }

  /// A line that is done, if there is one.
  Optional<Done> next() {
    return forgotten(done.poll());
  }

  /// A line that is done, waiting a while for one.
  Optional<Done> next(Duration patience) throws IOException {
    try {
      return forgotten(done.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the import was interrupted", e);
    }
  }

  private Optional<Done> forgotten(@Nullable Done one) {
    var gone = one == null ? null : underWay.remove(one.line());
    if (gone != null) {
      bytes -= gone.bytes();
      gone.files().forEach(file -> turns.remove(file, gone.turn()));
    }
    return Optional.ofNullable(one);
  }

  int lines() {
    return underWay.size();
  }

  /// Which lines are under way.
  LongStream lineNumbers() {
    return underWay.keySet().stream().mapToLong(Long::longValue);
  }

  /// The first line that isn't done.
  Optional<Long> first() {
    return underWay.isEmpty() ? Optional.empty() : Optional.of(underWay.firstEntry().getKey());
  }

  /// Breaks off what is under way, and waits until nobody works any more.
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      var _ = workers.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
