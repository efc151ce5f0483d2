package org.partbook.copy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The pictures that were asked for last, as many as a bounded part of the memory holds.
final class RecentPictures {
  private static final long MOST_BYTES = 64L << 20;

  private final Map<String, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(pictures.get(key));
  }

  synchronized void keep(String key, byte[] picture) {
    var before = pictures.put(key, picture);
    bytes += picture.length - (before == null ? 0 : before.length);
    var oldest = pictures.entrySet().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().getValue().length;
      oldest.remove();
    }
  }
}
