package org.partbook.copies.typeset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow, and numbers as PDF writes them.
final class Ascii {
  private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  Ascii(int room) {
    this.bytes = new byte[room];
  }

  Ascii put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  Ascii put(char c) {
    return putByte(c);
  }

  Ascii putByte(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Ascii hex4(int value) {
    room(4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = DIGITS[(value >> shift) & 0xf];
    }
    return this;
  }

  Ascii number(int value) {
    room(11);
    int rest = value;
    if (value < 0) {
      bytes[length++] = '-';
      rest = -value;
    }
    int digits = 1;
    for (int bound = 10; digits < 10 && rest >= bound; bound *= 10) {
      digits++;
    }
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = DIGITS[rest % 10];
      rest /= 10;
    }
    length += digits;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
