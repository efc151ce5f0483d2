package org.partbook.http;

import java.net.InetAddress;
import java.util.Arrays;

/// An address, or all that begin with the same bits.
record AddressRange(InetAddress first, int bits) {
  /// Reads one, such as `192.0.2.1` or `2001:db8::/32`.
  ///
  /// @throws IllegalArgumentException if it isn't one
  static AddressRange parse(String text) {
    var parts = text.strip().split("/", -1);
    try {
      var first = InetAddress.ofLiteral(parts[0]);
      int all = first.getAddress().length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (parts.length <= 2 && bits >= 0 && bits <= all) {
        return new AddressRange(first, bits);
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "'" + text.strip() + "' is no address or network such as 127.0.0.1 or 10.0.0.0/8");
  }

  boolean has(InetAddress address) {
    var ours = first.getAddress();
    var theirs = address.getAddress();
    int whole = bits / Byte.SIZE;
    int rest = bits % Byte.SIZE;
    return ours.length == theirs.length
        && Arrays.equals(ours, 0, whole, theirs, 0, whole)
        && (rest == 0 || (ours[whole] ^ theirs[whole]) >> (Byte.SIZE - rest) == 0);
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
