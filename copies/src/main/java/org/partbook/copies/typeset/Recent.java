package org.partbook.copies.typeset;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Remembers what was asked for lately. Each key has one place, which it may lose to another: what
/// is asked for again and again is soon back, and nothing has to be counted or thrown away.
final class Recent<K, V> {
  private final AtomicReferenceArray<@Nullable Entry<K, V>> places;

  private record Entry<K, V>(K key, V value) {}

  /// Makes an empty one.
  ///
  /// @param places a power of two
  Recent(int places) {
    this.places = new AtomicReferenceArray<>(places);
  }

  @Nullable V get(K key) {
    var entry = places.getAcquire(place(key));
    return entry != null && entry.key.equals(key) ? entry.value : null;
  }

  void put(K key, V value) {
    places.setRelease(place(key), new Entry<>(key, value));
  }

  private int place(K key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 15)) & (places.length() - 1);
  }
}
