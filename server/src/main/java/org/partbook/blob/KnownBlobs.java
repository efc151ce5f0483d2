package org.partbook.blob;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What is known of blobs in a bucket without asking it, for a while.
final class KnownBlobs {
  private static final int MOST = 50_000;
  private static final long LASTS = TimeUnit.MINUTES.toNanos(10);
  private static final long DAMAGE_LASTS = TimeUnit.SECONDS.toNanos(10);

  private final Map<BlobKey, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlobKey, Known> eldest) {
          return size() > MOST;
        }
      };

  enum How {
    /// The bucket says that it is there.
    THERE,

    /// All of it was read or written here.
    SOUND,

    /// It had other bytes.
    DAMAGED
  }

  /// @param at by the clock that only goes forward
  private record Known(How how, long at) {
    boolean holds() {
      return System.nanoTime() - at < (how == How.DAMAGED ? DAMAGE_LASTS : LASTS);
    }
  }

  synchronized Optional<How> how(BlobKey key) {
    return Optional.ofNullable(known.get(key)).filter(Known::holds).map(Known::how);
  }

  boolean isSound(BlobKey key) {
    return how(key).filter(How.SOUND::equals).isPresent();
  }

  /// Whether it had other bytes when it was last read.
  synchronized boolean wasDamaged(BlobKey key) {
    return Optional.ofNullable(known.get(key)).filter(one -> one.how == How.DAMAGED).isPresent();
  }

  synchronized void keep(BlobKey key, How how) {
    known.put(key, new Known(how, System.nanoTime()));
  }
}
