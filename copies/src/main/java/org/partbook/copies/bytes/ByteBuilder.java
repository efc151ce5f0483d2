package org.partbook.copies.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes in the making. All that is computed for a copy goes through it, so it makes no garbage but
/// its own growing array, and writes numbers without going through strings.
public final class ByteBuilder extends OutputStream {
  private static final int FIRST_SIZE = 1024;
  private static final int DECIMALS = 4;
  private static final int UNIT = 10_000;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private byte[] bytes;
  private int length;

  public ByteBuilder() {
    this(FIRST_SIZE);
  }

  public ByteBuilder(int size) {
    bytes = new byte[size];
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear() {
    length = 0;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  public ByteBuilder add(byte[] more) {
    return add(more, 0, more.length);
  }

  public ByteBuilder add(byte[] more, int from, int count) {
    room(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  public ByteBuilder add(ByteBuilder more) {
    return add(more.bytes, 0, more.length);
  }

  /// Characters up to U+00FF, a byte each.
  public ByteBuilder add(String latin1) {
    int count = latin1.length();
    room(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) latin1.charAt(i);
    }
    length += count;
    return this;
  }

  public ByteBuilder add(long number) {
    if (number < 0) {
      write('-');
    }
    long rest = Math.abs(number);
    int digits = 1;
    for (long limit = 10; digits < 19 && rest >= limit; limit *= 10) {
      digits++;
    }
    return padded(rest, digits);
  }

  /// A number with leading zeros, `digits` long.
  public ByteBuilder padded(long number, int digits) {
    room(digits);
    long rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// A number with up to four decimals, and no more than it needs.
  public ByteBuilder add(double number) {
    long scaled = Math.round(number * UNIT);
    if (scaled < 0) {
      write('-');
      scaled = -scaled;
    }
    add(scaled / UNIT);
    int fraction = (int) (scaled % UNIT);
    if (fraction != 0) {
      write('.');
      int digits = DECIMALS;
      while (fraction % 10 == 0) {
        fraction /= 10;
        digits--;
      }
      padded(fraction, digits);
    }
    return this;
  }

  /// Big-endian, `count` bytes.
  public ByteBuilder binary(long number, int count) {
    room(count);
    for (int i = count - 1; i >= 0; i--) {
      bytes[length++] = (byte) (number >> (8 * i));
    }
    return this;
  }

  public ByteBuilder hex(byte[] more) {
    room(2 * more.length);
    for (byte b : more) {
      bytes[length++] = HEX[(b >> 4) & 0xf];
      bytes[length++] = HEX[b & 0xf];
    }
    return this;
  }

  @Override
  public void write(int b) {
    room(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] more, int from, int count) {
    add(more, from, count);
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
