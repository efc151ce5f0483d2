package org.partbook.catalog;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Has the lines of a catalogue read by several threads, and hands on what they say in the order of
/// the file. It holds a bounded number of bytes.
///
/// Used by one thread, the one that imports.
final class ReadAhead implements AutoCloseable {
  /// In bytes of the file. In memory a line takes some ten times as much while it is read.
  private static final int MOST_BYTES = 1024 * 1024;

  /// More would only wait for the one that writes.
  private static final int MOST_THREADS = 4;

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

  private final LineReader lines;
  private final StretchReader reader;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().name("import-read-", 1).daemon().factory());
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private int bytes;
  private boolean ended;

  /// Nothing is read yet.
  ReadAhead(LineReader lines, StretchReader reader) {
    this.lines = lines;
    this.reader = reader;
  }

  private record UnderWay(Stretch stretch, Future<List<ReadLine>> reading) {}

  /// A stretch that was read.
  ///
  /// @param says what each of its lines says
  record Done(Stretch stretch, List<ReadLine> says) {}

  /// The next lines; nothing at the end of the file.
  Optional<Done> next() throws IOException {
    fill();
    if (underWay.isEmpty()) {
      return Optional.empty();
    }
    var first = underWay.remove();
    bytes -= first.stretch().bytes();
    return Optional.of(new Done(first.stretch(), OtherThread.result(first.reading())));
  }

  private void fill() throws IOException {
    while (!ended && bytes < MOST_BYTES) {
      var stretch = Stretch.next(lines);
      if (stretch.lines().isEmpty()) {
        ended = true;
      } else {
        underWay.add(new UnderWay(stretch, threads.submit(() -> reader.read(stretch))));
        bytes += stretch.bytes();
      }
    }
  }

  /// Leaves alone what isn't read yet, and waits until nobody reads any more.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
