package org.partbook.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The file of the keys that others are sealed with: a line each, 32 bytes as Base64. The first
/// seals; all of them open. Empty lines and those that begin with `#` are passed over.
final class KeyFile {
  /// More is no file of keys.
  private static final int MOST_BYTES = 16 << 10;

  private KeyFile() {}

  /// @throws IllegalArgumentException if it can't be used, without anything that is in it
  static List<Seal> read(Path file) {
    var seals = new ArrayList<Seal>();
    var number = 0;
    for (var line : text(file).split("\n", -1)) {
      number++;
      var key = line.strip();
      if (!key.isEmpty() && !key.startsWith("#")) {
        seals.add(seal(key, number));
      }
    }
    if (seals.isEmpty()) {
      throw new IllegalArgumentException("there is no key in it");
    }
    return seals;
  }

  private static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException("it is too big for a file of keys");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      throw new IllegalArgumentException("there is no such file that could be read");
    }
  }

  private static Seal seal(String key, int line) {
    try {
      var bytes = Base64.getDecoder().decode(key);
      if (bytes.length == Seal.KEY_BYTES) {
        return new Seal(bytes);
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the line itself.
    }
    throw new IllegalArgumentException("line " + line + " isn't 32 bytes as Base64");
  }
}
