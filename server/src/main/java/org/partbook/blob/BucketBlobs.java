package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.partbook.blob.Inventory.Found;
import org.partbook.blob.KnownBlobs.How;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Blobs in a bucket, with those that were asked for last in a folder here.
///
/// What is given away lies here or was read to its end before, and was compared with its key. That
/// a blob is there, a server believes the bucket for some minutes; a command reads it.
final class BucketBlobs implements BlobStore {
  private static final Logger LOG = LoggerFactory.getLogger(BucketBlobs.class);
  private static final long CHECK_HOLDS = TimeUnit.SECONDS.toNanos(5);
  private static final int TRIES = 3;

  private final Bucket bucket;
  private final HotBlobs hot;
  private final Waiting waiting;
  private final boolean believes;
  private final Fetches fetches;
  private final KnownBlobs known = new KnownBlobs();
  private Optional<Long> checkedAt = Optional.empty();

  private BucketBlobs(Bucket bucket, HotBlobs hot, Waiting waiting, boolean believes) {
    this.bucket = bucket;
    this.hot = hot;
    this.waiting = waiting;
    this.believes = believes;
    this.fetches = new Fetches(bucket, hot, waiting);
  }

  /// For a server: it waits for the bucket as long as buyers and shops wait for it. The first
  /// question takes longer, as the client has to be read and keys have to be found: that one is
  /// asked now, before anybody waits.
  static BucketBlobs forServer(Bucket bucket, HotBlobs hot) {
    var waiting = Waiting.hasty();
    try {
      var _ = waiting.forFirst(() -> isIn(bucket));
    } catch (IOException e) {
      LOG.warn("files can't be reached at the start: {}", e.getMessage());
    }
    return new BucketBlobs(bucket, hot, waiting, true);
  }

  private static boolean isIn(Bucket bucket) throws IOException {
    bucket.check();
    return true;
  }

  /// For a command.
  static BucketBlobs forCommand(Bucket bucket, HotBlobs hot) {
    return new BucketBlobs(bucket, hot, Waiting.patient(), false);
  }

  @Override
  public BlobKey put(InputStream bytes) throws IOException {
    var file = hot.unfinished();
    try {
      Files.createFile(file, OwnersOnly.file(file));
      BlobKey key;
      try (var out = Files.newOutputStream(file)) {
        key = new BlobKey(Digest.ofAll(bytes, out));
      }
      if (!known.isSound(key)) {
        waiting.forAll(() -> {
          bucket.put(key, file);
          return true;
        });
        known.keep(key, How.SOUND);
      }
      var _ = hot.take(key, file, Files.size(file));
      return key;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public boolean has(BlobKey key) throws IOException {
    return liesHere(key) || known.isSound(key) || isThere(key);
  }

  @Override
  public boolean isSound(BlobKey key) throws IOException {
    if (liesHere(key)) {
      return true;
    }
    var how = known.how(key);
    if (how.isPresent() && (believes || how.get() != How.THERE)) {
      return how.get() != How.DAMAGED;
    }
    if (!believes) {
      return condition(key) == Condition.SOUND;
    }
    return known.wasDamaged(key) ? isMended(key) : isThere(key);
  }

  /// What a command wants to know is how the bucket is, for it may be about to mend it.
  private boolean liesHere(BlobKey key) {
    return believes && hot.has(key);
  }

  private boolean isMended(BlobKey key) throws IOException {
    try {
      var _ = fetch(key);
      return true;
    } catch (NoSuchFileException | DamagedBlobException _) {
      return false;
    }
  }

  private boolean isThere(BlobKey key) throws IOException {
    boolean there = waiting.forAnswer(() -> bucket.look(key)).isPresent();
    if (there) {
      known.keep(key, How.THERE);
    }
    return there;
  }

  @Override
  public Condition condition(BlobKey key) throws IOException {
    try {
      return waiting.forEnd(() -> {
        try (var content = bucket.open(key)) {
          var digest = Digest.ofAll(content.bytes(), OutputStream.nullOutputStream());
          boolean sound = digest.equals(key.sha256());
          known.keep(key, sound ? How.SOUND : How.DAMAGED);
          return sound ? Condition.SOUND : Condition.DAMAGED;
        }
      });
    } catch (NoSuchFileException _) {
      return Condition.MISSING;
    }
  }

  @Override
  public InputStream open(BlobKey key, long from, long length) throws IOException {
    if (from == 0 && length == Long.MAX_VALUE && !believes) {
      // Read once and whole, as a backup does: what sells needs the room here.
      return waiting.forAnswer(() -> new CheckedStream(key, resuming(key, bucket.open(key))));
    }
    return PartStream.of(open(key), from, length);
  }

  /// Who copies it elsewhere may not read for minutes, while a part is sent.
  private Bucket.Content resuming(BlobKey key, Bucket.Content content) {
    var seen = content.seen();
    return new Bucket.Content(
        new ResumingStream(
            "blob " + key, content, (at, length) -> bucket.open(key, seen, at, length)),
        seen);
  }

  @Override
  public Regions open(BlobKey key) throws IOException {
    for (int tried = 1; ; tried++) {
      var here = hot.open(key);
      if (here.isPresent()) {
        return here.get();
      }
      var there = fetch(key);
      if (there.isPresent()) {
        return new BucketRegions(bucket, key, there.get(), waiting);
      }
      if (tried == TRIES) {
        throw new BlobsAwayException("blob " + key + " doesn't stay here long enough");
      }
    }
  }

  private Optional<Bucket.Seen> fetch(BlobKey key) throws IOException {
    try {
      var seen = fetches.fetch(key);
      known.keep(key, How.SOUND);
      return seen;
    } catch (DamagedBlobException e) {
      known.keep(key, How.DAMAGED);
      throw e;
    }
  }

  @Override
  public List<Found> beginning(String two) throws IOException {
    return waiting.forEnd(() -> bucket.beginning(two));
  }

  /// The bucket is asked every few seconds: each question costs something.
  @Override
  public synchronized boolean works() throws IOException {
    if (checkedAt.isEmpty() || System.nanoTime() - checkedAt.get() > CHECK_HOLDS) {
      checkedAt = Optional.empty();
      var _ = waiting.forAnswer(() -> isIn(bucket));
      checkedAt = Optional.of(System.nanoTime());
    }
    return true;
  }

  @Override
  public void close() {
    bucket.close();
  }
}
