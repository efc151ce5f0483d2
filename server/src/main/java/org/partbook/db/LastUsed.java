package org.partbook.db;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers what was used last, up to a number of things. For any number of threads.
///
/// What is remembered of a table may be out of date: whoever acts on it has the same statement hold
/// it against the table, and forgets what doesn't hold.
public final class LastUsed<K, V> {
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  public LastUsed(int most) {
    this.most = most;
  }

  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  public synchronized void keep(K key, V value) {
    entries.put(key, value);
    if (entries.size() > most) {
      var eldest = entries.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  public synchronized void forget(K key) {
    entries.remove(key);
  }
}
