package org.partbook.copies.bytes;

/// The CRC-32 of two stretches of bytes together, from that of each: so the checksum of a copy is
/// known without reading it.
///
/// A CRC is the remainder of a polynomial over GF(2), divided by another. Appending n bytes
/// multiplies it by x to the power of 8n, and adds what was appended. Polynomials are written with
/// the lowest power in the highest bit, as the CRC itself is.
public final class Crc {
  private static final int DIVISOR = 0xEDB88320;
  private static final int ONE = 0x80000000;

  /// x to the power of 8.
  private static final int BYTE = ONE >>> 8;

  /// x to the power of 8 times 1, 2, 4 and so on.
  private static final int[] SQUARES = squares();

  private Crc() {}

  private static int[] squares() {
    var squares = new int[Long.SIZE];
    squares[0] = BYTE;
    for (int i = 1; i < squares.length; i++) {
      squares[i] = product(squares[i - 1], squares[i - 1]);
    }
    return squares;
  }

  /// The CRC-32 of two stretches together, of which each is known.
  ///
  /// @param length of what has the second checksum, in bytes
  public static long combined(long first, long second, long length) {
    int shifted = product((int) first, power(length));
    return (shifted ^ (int) second) & 0xffffffffL;
  }

  /// x to the power of 8n.
  private static int power(long n) {
    int power = ONE;
    int place = 0;
    for (long rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        power = product(power, SQUARES[place]);
      }
      place++;
    }
    return power;
  }

  private static int product(int a, int b) {
    int product = 0;
    int multiple = b;
    for (int rest = a; rest != 0; rest <<= 1) {
      if (rest < 0) {
        product ^= multiple;
      }
      multiple = (multiple >>> 1) ^ ((multiple & 1) == 0 ? 0 : DIVISOR);
    }
    return product;
  }
}
