package org.partbook.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes inputs of others by small changes, the same ones for the same number.
final class Mutator {
  private static final int LONGEST = 256 * 1024;
  private static final int MOST_CHANGES = 6;

  /// Numbers at which something begins or ends.
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "255",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999999999",
          "1e999999999",
          "1e-999999999",
          "0.00000000000000000001",
          "007",
          "NaN");

  /// What texts stumble over, in UTF-8: ends of lines, signs that turn the direction, halves of
  /// characters, a mark that says how bytes are ordered.
  private static final List<String> ODDITIES =
      List.of(
          "\u0000",
          "\r",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\"",
          "'",
          "\\",
          "/",
          "%",
          "%00",
          "%zz",
          "..",
          "\u202E",
          "\u200B",
          "\uFEFF",
          "\u0130",
          "\uFFFD",
          "\u2028",
          "\uD83C\uDFBC",
          "&",
          "<",
          ">",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          ";",
          "=",
          "?",
          "#",
          "+",
          "-",
          "*",
          "null",
          "true",
          "[[[[[[");

  private final List<byte[]> corpus;
  private final List<String> words;

  Mutator(List<byte[]> corpus, List<String> words) {
    this.corpus = List.copyOf(corpus);
    this.words = List.copyOf(words);
  }

  /// The mutation of this number.
  byte[] mutation(long number) {
    var random = new SplittableRandom(number);
    var bytes = corpus.get(random.nextInt(corpus.size()));
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      bytes = changed(bytes, random);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private byte[] changed(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + 1 + length(random));
    return switch (random.nextInt(11)) {
      case 0 -> flipped(bytes, random);
      case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at);
      case 2 -> joined(bytes, at, new byte[0], to);
      case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
      case 4 -> joined(bytes, at, repeated(bytes, at, to, random), at);
      case 5 -> Arrays.copyOf(bytes, at);
      case 6 -> joined(bytes, at, text(pick(ODDITIES, random)), random.nextBoolean() ? at : to);
      case 7 -> otherNumber(bytes, at, random);
      case 8 -> spliced(bytes, at, random);
      case 9 -> moved(bytes, at, to, random);
      default ->
          words.isEmpty()
              ? flipped(bytes, random)
              : joined(bytes, at, text(pick(words, random)), random.nextBoolean() ? at : to);
    };
  }

  /// Mostly short.
  private static int length(SplittableRandom random) {
    return random.nextInt(1 << random.nextInt(1, 10));
  }

  private static byte[] flipped(byte[] bytes, SplittableRandom random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    var changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private static byte[] repeated(byte[] bytes, int from, int to, SplittableRandom random) {
    var out = new ByteArrayOutputStream();
    for (int i = random.nextInt(2, 200); i > 0 && out.size() < LONGEST / 4; i--) {
      out.write(bytes, from, to - from);
    }
    return out.toByteArray();
  }

  /// In the place of the number that comes next, if there is one.
  private static byte[] otherNumber(byte[] bytes, int from, SplittableRandom random) {
    int at = from;
    while (at < bytes.length && !isDigit(bytes[at])) {
      at++;
    }
    int to = at;
    while (to < bytes.length && isDigit(bytes[to])) {
      to++;
    }
    return joined(bytes, at, text(pick(NUMBERS, random)), to);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// Goes on as another one does.
  private byte[] spliced(byte[] bytes, int at, SplittableRandom random) {
    var other = corpus.get(random.nextInt(corpus.size()));
    int from = random.nextInt(other.length + 1);
    return joined(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
  }

  private static byte[] moved(byte[] bytes, int at, int to, SplittableRandom random) {
    var rest = joined(bytes, at, new byte[0], to);
    int place = random.nextInt(rest.length + 1);
    return joined(rest, place, Arrays.copyOfRange(bytes, at, to), place);
  }

  /// Bytes up to a place, others, and bytes from another place.
  private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
    var out = new ByteArrayOutputStream(until + between.length + bytes.length - from);
    out.write(bytes, 0, until);
    out.writeBytes(between);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static String pick(List<String> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
