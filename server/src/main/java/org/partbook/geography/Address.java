package org.partbook.geography;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// A buyer's internet address, read without ever asking a name server.
public record Address(InetAddress inet) {
  private static final String DECIMAL = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = DECIMAL + "(\\." + DECIMAL + "){3}";
  private static final String IPV6 = "[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";

  /// Nothing if it is no IPv4 or IPv6 address. An IPv4 address mapped into IPv6 is that IPv4
  /// address.
  public static Optional<Address> parse(String text) {
    if (!text.matches(IPV4) && !text.matches(IPV6)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Address(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether it can be a buyer's on the public internet. The documentation ranges count: they stand
  /// for public addresses.
  public boolean isPublic() {
    return !inet.isAnyLocalAddress()
        && !inet.isLoopbackAddress()
        && !inet.isLinkLocalAddress()
        && !inet.isSiteLocalAddress()
        && !inet.isMulticastAddress()
        && !isReserved();
  }

  /// Whether it lies in a range such as `203.0.113.0/24`.
  boolean isIn(String network, int bits) {
    var mine = inet.getAddress();
    var other = InetAddress.ofLiteral(network).getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      var mask = 0x80 >>> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private boolean isReserved() {
    return switch (inet) {
      case Inet4Address _ -> isIn("0.0.0.0", 8) || isIn("100.64.0.0", 10) || isIn("240.0.0.0", 4);
      case Inet6Address _ -> isIn("fc00::", 7);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return inet.getHostAddress();
  }
}
