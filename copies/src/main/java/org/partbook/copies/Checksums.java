package org.partbook.copies;

import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;

/// The CRC-32 of copies, as archives have it before each file. What all buyers' copies have in
/// common is read for it once, and remembered for those that were asked for last; the rest is in
/// memory anyhow. For any number of threads at a time.
public final class Checksums {
  /// Of a few words each. A PDF has three.
  private static final int MOST = 60_000;

  private static final int PIECE = 64 * 1024;

  private final Map<Region, Long> remembered = new LinkedHashMap<>(16, 0.75f, true);

  /// A stretch of a file that never changes.
  private record Region(String sha256, long from, long length) {}

  /// Makes one that remembers nothing yet.
  public Checksums() {}

  /// The checksum of all bytes of a copy.
  ///
  /// @param copy which is open
  /// @return 32 bits
  /// @throws IOException if its file can't be read
  public long of(PersonalCopy copy) throws IOException {
    long all = 0;
    for (var piece : copy.pieces()) {
      long next =
          switch (piece) {
            case Bytes(var bytes) -> of(bytes);
            case FileRegion region -> of(copy, region);
          };
      all = Crc.combined(all, next, piece.length());
    }
    return all;
  }

  private static long of(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private long of(PersonalCopy copy, FileRegion region) throws IOException {
    var key = new Region(copy.source(), region.from(), region.length());
    var known = find(key);
    if (known != null) {
      return known;
    }
    long read = read(copy, region);
    keep(key, read);
    return read;
  }

  private static long read(PersonalCopy copy, FileRegion region) throws IOException {
    var crc = new CRC32();
    var piece = new byte[(int) Math.min(PIECE, region.length())];
    try (var in = copy.file().open(region.from(), region.length())) {
      for (long left = region.length(); left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          throw new EOFException("a file that copies are made of has become shorter");
        }
        crc.update(piece, 0, read);
        left -= read;
      }
    }
    return crc.getValue();
  }

  private synchronized @Nullable Long find(Region region) {
    return remembered.get(region);
  }

  private synchronized void keep(Region region, long checksum) {
    remembered.put(region, checksum);
    if (remembered.size() > MOST) {
      var eldest = remembered.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
