package org.partbook.typeset;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Remembers about as many things as it is told to, those that are asked for again and again for
/// longer. There are two generations: when the young one is full, the old one is forgotten.
final class Recent<K, V> {
  private final int most;
  private volatile ConcurrentMap<K, V> young = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<K, V> old = new ConcurrentHashMap<>();

  Recent(int most) {
    this.most = most / 2;
  }

  @Nullable V get(K key) {
    var value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value != null) {
        put(key, value);
      }
    }
    return value;
  }

  void put(K key, V value) {
    if (young.size() >= most) {
      synchronized (this) {
        if (young.size() >= most) {
          old = young;
          young = new ConcurrentHashMap<>();
        }
      }
    }
    young.put(key, value);
  }
}
