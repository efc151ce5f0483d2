package org.partbook.blob;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.partbook.blob.Bucket.Seen;

/// Brings blobs from a bucket. Each is brought by one for all who want it; and when those have
/// waited long enough, it is brought all the same, for whoever asks next.
final class Fetches {
  private static final int MOST_AT_ONCE = 16;
  private static final int TRIES = 3;

  private final Bucket bucket;
  private final HotBlobs hot;
  private final Waiting waiting;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final ConcurrentMap<BlobKey, Fetch> underWay = new ConcurrentHashMap<>();

  /// A blob on its way.
  ///
  /// @param askedAt when the bucket was asked for it; nothing as long as there is no place
  /// @param begun when its first bytes are here
  /// @param done what was seen of it, if it is sound but not kept here
  private record Fetch(
      AtomicReference<Optional<Long>> askedAt,
      CompletableFuture<Boolean> begun,
      CompletableFuture<Optional<Seen>> done) {}

  Fetches(Bucket bucket, HotBlobs hot, Waiting waiting) {
    this.bucket = bucket;
    this.hot = hot;
    this.waiting = waiting;
  }

  /// Brings a blob, or waits for who does.
  ///
  /// @return nothing if it lies here now; otherwise what it is in the bucket, all of which was read
  /// @throws NoSuchFileException if it isn't there
  /// @throws DamagedBlobException if it has other bytes than its key names
  /// @throws BlobsAwayException if that can't be told now
  Optional<Seen> fetch(BlobKey key) throws IOException {
    var known = underWay.get(key);
    if (known == null || !known.begun.isDone()) {
      waiting.requireHope();
    }
    var fetch = underWay.computeIfAbsent(key, this::begin);
    // Not before it is in the map: it may be done already.
    var _ = fetch.done.whenComplete((_, _) -> underWay.remove(key, fetch));
    // Who waits for a place says nothing of the bucket.
    var _ =
        waiting.answered(
            fetch.begun, () -> fetch.askedAt.get().filter(waiting::isLong).isPresent());
    return waiting.ended(fetch.done);
  }

  private Fetch begin(BlobKey key) {
    var askedAt = new AtomicReference<>(Optional.<Long>empty());
    var begun = new CompletableFuture<Boolean>();
    var done = waiting.begin(() -> fetchNow(key, askedAt, begun));
    var _ =
        done.whenComplete((_, e) -> {
          if (e != null) {
            begun.completeExceptionally(e);
          }
        });
    return new Fetch(askedAt, begun, done);
  }

  private Optional<Seen> fetchNow(
      BlobKey key, AtomicReference<Optional<Long>> askedAt, CompletableFuture<Boolean> begun)
      throws IOException {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the fetching was broken off");
    }
    try {
      askedAt.set(Optional.of(System.nanoTime()));
      for (int tried = 1; ; tried++) {
        try {
          return tryToFetch(key, begun);
        } catch (NoSuchFileException | DamagedBlobException | BlobsAwayException e) {
          throw e;
        } catch (IOException e) {
          // The connection broke on the way.
          if (tried == TRIES) {
            throw new BlobsAwayException("blob " + key + " can't be read to its end", e);
          }
        }
      }
    } finally {
      places.release();
    }
  }

  private Optional<Seen> tryToFetch(BlobKey key, CompletableFuture<Boolean> begun)
      throws IOException {
    try (var content = bucket.open(key)) {
      begun.complete(true);
      var kept = hot.take(key, new SteadyStream(content.bytes()), content.seen().size());
      return kept ? Optional.empty() : Optional.of(content.seen());
    }
  }
}
