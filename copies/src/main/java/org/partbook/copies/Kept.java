package org.partbook.copies;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Remembers what was made last, as much of it as fits into so many bytes. What is forgotten is
/// made again, and comes out the same. For any number of threads at a time.
final class Kept<K, V> {
  /// What an entry takes besides its value: its key, for instance, with the buyer's name.
  static final int ENTRY = 2048;

  /// Of all that is kept, for one. What is larger would only drive the others out.
  private static final int SHARE = 8;

  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private final ToLongFunction<V> size;
  private long bytes;

  /// Makes an empty one.
  ///
  /// @param most bytes
  /// @param size of a value, in bytes
  Kept(long most, ToLongFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  /// What belongs to a key. Two who ask for it at once may both make it, which does no harm.
  V get(K key, Supplier<V> maker) {
    var known = find(key);
    if (known != null) {
      return known;
    }
    var made = maker.get();
    keep(key, made);
    return made;
  }

  private synchronized @Nullable V find(K key) {
    return entries.get(key);
  }

  private synchronized void keep(K key, V value) {
    long more = taken(value);
    if (more > most / SHARE) {
      return;
    }
    var before = entries.put(key, value);
    bytes += more - (before == null ? 0 : taken(before));
    var eldest = entries.values().iterator();
    while (bytes > most) {
      bytes -= taken(eldest.next());
      eldest.remove();
    }
  }

  private long taken(V value) {
    return size.applyAsLong(value) + ENTRY;
  }

  /// How many bytes are taken.
  synchronized long bytes() {
    return bytes;
  }
}
