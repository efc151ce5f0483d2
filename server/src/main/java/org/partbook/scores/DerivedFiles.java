package org.partbook.scores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.LastUsed;
import org.partbook.scores.PreparedStore.Row;

/// Files of one shelf, one for each score that it was made of.
///
/// Whatever is made is made once: whoever asks for a file in the making waits for it, what two
/// servers make at once is kept once, and what can't be made isn't tried again and again.
final class DerivedFiles {
  private static final int MOST_KEPT = 1000;

  private final Database db;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final Clock clock;
  private final Shelf shelf;
  private final ExecutorService workers;
  private final LastUsed<BlobKey, Row> lastUsed = new LastUsed<>(MOST_KEPT);
  private final LastUsed<BlobKey, String> refused = new LastUsed<>(MOST_KEPT);
  private final LongAdder failed = new LongAdder();
  private final ConcurrentMap<BlobKey, CompletableFuture<String>> underWay =
      new ConcurrentHashMap<>();

  /// @param workers who make what is asked for
  DerivedFiles(
      Database db,
      BlobStore blobs,
      Scratch scratch,
      Clock clock,
      Shelf shelf,
      ExecutorService workers) {
    this.db = db;
    this.blobs = blobs;
    this.scratch = scratch;
    this.clock = clock;
    this.shelf = shelf;
    this.workers = workers;
  }

  /// Makes a file of a score, and keeps it.
  interface Maker {
    /// Does it.
    ///
    /// @param score the score's file
    void make(Path score) throws Unfit, IOException;
  }

  /// The file of a score in today's form, if it is there, and sound.
  Optional<Row> ready(BlobKey score) throws IOException {
    var row = known(score);
    return row.isPresent() && blobs.isSound(row.get().blob()) ? row : Optional.empty();
  }

  /// Asked at every sale, so the database is asked only once.
  private Optional<Row> known(BlobKey score) {
    var recent = lastUsed.find(score);
    if (recent.isPresent()) {
      return recent;
    }
    var found = db.ask(tx -> shelf.find(tx, score));
    found.ifPresent(row -> lastUsed.keep(score, row));
    return found;
  }

  /// Has the file made, by one for all who want it. The work goes on when nobody waits any more:
  /// whoever asks next finds it done, or half done.
  ///
  /// @param patience how long to wait for it
  /// @throws Unfit if it can't be made of this score
  /// @throws NotReadyException if it takes longer
  /// @throws IOException if it can't be told now, because the server stops for instance
  void make(BlobKey score, Maker maker, Duration patience) throws Unfit, IOException {
    try {
      var reason = start(score, maker).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!reason.isEmpty()) {
        throw new Unfit(reason);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the preparing was broken off", e);
    } catch (TimeoutException e) {
      throw new NotReadyException("the score " + score + " is being prepared", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UncheckedIOException io -> throw io.getCause();
        case DatabaseException away -> throw away;
        case null, default -> throw new IOException(e);
      }
    }
  }

  /// Has the file made, and doesn't wait.
  ///
  /// @return why it can't be made; empty if it is
  CompletableFuture<String> start(BlobKey score, Maker maker) {
    var refusal = refused.find(score);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    CompletableFuture<String> work;
    try {
      work =
          underWay.computeIfAbsent(
              score, _ -> CompletableFuture.supplyAsync(() -> outcome(score, maker), workers));
    } catch (RejectedExecutionException _) {
      return CompletableFuture.failedFuture(workers.isShutdown() ? stopping() : tooMany());
    }
    // Not before it is in the map: it may be done already.
    var _ = work.whenComplete((_, _) -> underWay.remove(score, work));
    return work;
  }

  /// Those who wait for something that nobody works on any more are told so.
  void close() {
    underWay.values().forEach(work -> work.completeExceptionally(stopping()));
  }

  private static UncheckedIOException stopping() {
    return new UncheckedIOException(new IOException("the preparing was broken off"));
  }

  private static UncheckedIOException tooMany() {
    return new UncheckedIOException(new NotReadyException("others are being prepared"));
  }

  /// Why it can't be made; empty if it is.
  private String outcome(BlobKey score, Maker maker) {
    try {
      try (var local = scratch.copyOf(score)) {
        maker.make(local.path());
      }
      return "";
    } catch (Unfit e) {
      refused.keep(score, e.text());
      failed.increment();
      return e.text();
    } catch (IOException e) {
      failed.increment();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      failed.increment();
      throw e;
    }
  }

  /// How many files could not be made since the start.
  long failed() {
    return failed.sum();
  }

  /// Stores what was made, unless somebody else has done so.
  void keep(BlobKey score, Path made, Prepared known) throws IOException {
    try (var bytes = Files.newInputStream(made)) {
      keepUnlessKept(score, new Row(blobs.put(bytes), known.pages()), known.findings());
    }
  }

  /// Keeps what was noticed of a score whose file was made before that was kept. The file stays.
  void note(BlobKey score, List<Finding> findings) {
    db.transact(tx -> shelf.note(tx, score, findings));
  }

  private void keepUnlessKept(BlobKey score, Row made, List<Finding> findings) throws IOException {
    var now = clock.instant();
    var there =
        db.inTransaction(tx -> {
          shelf.add(tx, score, made, findings, now);
          return shelf.find(tx, score).orElseThrow();
        });
    if (!blobs.isSound(there.blob())) {
      db.transact(tx -> shelf.replace(tx, score, made.blob(), now));
      there = made;
    }
    lastUsed.keep(score, there);
  }
}
