package org.partbook.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.partbook.blob.BucketFiles;
import org.partbook.blob.BucketFiles.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps those apart who work in a bucket, whichever machines they are on.
///
/// A bucket has no locks. So everybody who comes puts a small file into it, whose name says whether
/// they write, and then looks who else has: of two, at least the one who came second sees the
/// other, and never do both go on. Who lives renews the file. Whose file wasn't renewed for some
/// time, by the store's own clock, was killed, and is in nobody's way. Who couldn't renew it for
/// less than that goes no further: by then somebody else may be there. That holds even if the file
/// is renewed after all, which only brings back what others were about to remove.
final class BucketLock implements PlaceLock {
  private static final Logger LOG = LoggerFactory.getLogger(BucketLock.class);
  private static final String LOCKS = "locks/";
  private static final String ALONE = LOCKS + "alone-";
  private static final String SHARED = LOCKS + "shared-";

  private final BucketFiles files;
  private final String place;
  private final Times times;
  private final String file;
  private final Thread renewing;
  private volatile long renewedAt;
  private volatile boolean gone;
  private boolean closed;

  /// @param renewed how often a file is renewed
  /// @param lost how long after that its owner goes no further
  /// @param dead how long after that others take its owner for dead
  /// @param nanos the time, of which only differences mean something
  record Times(Duration renewed, Duration lost, Duration dead, LongSupplier nanos) {
    static final Times STANDARD =
        new Times(Duration.ofSeconds(20), Duration.ofSeconds(80), Duration.ofMinutes(2));

    Times(Duration renewed, Duration lost, Duration dead) {
      this(renewed, lost, dead, System::nanoTime);
    }
  }

  private BucketLock(BucketFiles files, String place, Times times, String file) {
    this.files = files;
    this.place = place;
    this.times = times;
    this.file = file;
    this.renewing = Thread.ofVirtual().name("backup lock").unstarted(this::renewAgainAndAgain);
  }

  /// For who writes.
  ///
  /// @throws BackupException if somebody else writes or reads
  static BucketLock alone(BucketFiles files, String place, Times times) throws IOException {
    return new BucketLock(files, place, times, ALONE + UUID.randomUUID()).taken();
  }

  /// For who reads.
  ///
  /// @throws BackupException if somebody writes
  static BucketLock shared(BucketFiles files, String place, Times times) throws IOException {
    return new BucketLock(files, place, times, SHARED + UUID.randomUUID()).taken();
  }

  /// Whether a file is one of these.
  static boolean isOne(String name) {
    return name.startsWith(LOCKS);
  }

  private BucketLock taken() throws IOException {
    renewedAt = times.nanos.getAsLong();
    write();
    try {
      requireNobody(files.beginning(LOCKS, Integer.MAX_VALUE));
      if (isTooLate()) {
        throw lost();
      }
    } catch (IOException | RuntimeException e) {
      remove();
      throw e;
    }
    renewing.start();
    return this;
  }

  private void requireNobody(List<Stored> all) throws IOException {
    var now =
        all.stream()
            .filter(one -> one.name().equals(file))
            .findFirst()
            .orElseThrow(() ->
                new BackupException(
                    "%s doesn't list what was just written, so nothing can keep two backups apart"
                        .formatted(place)))
            .modified();
    for (var other : all) {
      if (!other.name().equals(file) && excludes(other.name())) {
        var left = times.dead.minus(Duration.between(other.modified(), now));
        if (!left.isNegative()) {
          throw inUse(left);
        }
        files.remove(other.name());
      }
    }
  }

  private boolean excludes(String other) {
    return file.startsWith(ALONE) || other.startsWith(ALONE);
  }

  private BackupException inUse(Duration left) {
    return new BackupException(
        "the backups in %s are in use: another backup is being made, checked or restored there. If that was killed, wait %d seconds"
            .formatted(place, left.toSeconds() + 1));
  }

  private void write() throws IOException {
    files.send(file, out -> out.write("partbook\n".getBytes(StandardCharsets.US_ASCII)));
  }

  private void renewAgainAndAgain() {
    try {
      do {
        Thread.sleep(times.renewed);
      } while (renewed());
    } catch (InterruptedException _) {
      // It was closed.
    }
  }

  /// @return whether it is worth while to go on
  private synchronized boolean renewed() {
    if (closed || isTooLate()) {
      return false;
    }
    try {
      if (files.look(file).isEmpty()) {
        gone = true;
        return false;
      }
      long before = times.nanos.getAsLong();
      write();
      if (isTooLate()) {
        gone = true;
        remove();
        return false;
      }
      renewedAt = before;
    } catch (IOException e) {
      LOG.debug("it is tried again: {}", e.toString());
    }
    return true;
  }

  /// Whether nobody else can be there.
  ///
  /// @throws IOException if somebody may
  void require() throws IOException {
    if (gone || isTooLate() || files.look(file).isEmpty()) {
      throw lost();
    }
  }

  private IOException lost() {
    return new IOException(
        "the lock in %s is lost, as it couldn't be renewed in time".formatted(place));
  }

  private boolean isTooLate() {
    return times.nanos.getAsLong() - renewedAt > times.lost.toNanos();
  }

  @Override
  public void close() {
    remove();
    renewing.interrupt();
  }

  private synchronized void remove() {
    closed = true;
    try {
      files.remove(file);
    } catch (IOException e) {
      LOG.debug("others find out by themselves: {}", e.toString());
    }
  }
}
