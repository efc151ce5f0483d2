package org.partbook.scores;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers what was used last, up to a number of things. For any number of threads.
final class LastUsed<K, V> {
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  LastUsed(int most) {
    this.most = most;
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void keep(K key, V value) {
    entries.put(key, value);
    if (entries.size() > most) {
      var eldest = entries.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
