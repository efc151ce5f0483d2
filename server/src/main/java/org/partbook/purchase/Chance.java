package org.partbook.purchase;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// What is random in a sale, which nobody guesses.
final class Chance {
  /// By which a commitment gives nothing away.
  static final int SALT = 16;

  /// The part of a copy's code that is random.
  static final int CODE = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Chance() {}

  static byte[] bytes(int many) {
    var bytes = new byte[many];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// So many times so many bytes, in hexadecimal.
  static List<String> hex(int times, int each) {
    var all = HexFormat.of().formatHex(bytes(times * each));
    return IntStream.range(0, times)
        .mapToObj(i -> all.substring(2 * i * each, 2 * (i + 1) * each))
        .toList();
  }
}
