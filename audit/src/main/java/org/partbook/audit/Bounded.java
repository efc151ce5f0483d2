package org.partbook.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads no more than there may be.
final class Bounded {
  /// The largest tile.
  static final int TILE = new Tile(Tile.ENTRIES, 0, Tile.FULL).bytes();

  private Bounded() {}

  static byte[] file(Path file, int most) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return all(in, most, file.toString());
    }
  }

  static byte[] all(InputStream in, int most, String name) throws IOException {
    var bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException(name + " is longer than " + most + " bytes");
    }
    return bytes;
  }

  /// A tile of the bytes of what it has become, or of itself.
  static byte[] first(Tile tile, Tile there, byte[] bytes) throws IOException {
    if (bytes.length != there.bytes()) {
      throw new IOException(
          there.path() + " has " + bytes.length + " bytes instead of " + there.bytes());
    }
    return Arrays.copyOf(bytes, tile.bytes());
  }
}
