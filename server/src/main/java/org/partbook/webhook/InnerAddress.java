package org.partbook.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Tells addresses of this machine, of networks behind it and of nobody from those of the internet.
///
/// Of IPv6 only what is given out to the public counts as such, and of that not what stands for an
/// address of IPv4: what leads there is decided by somebody else.
final class InnerAddress {
  private static final List<Range> IPV4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // behind a provider's translation; metadata of some clouds
          "127.0.0.0/8", // this machine
          "168.63.129.16/32", // the platform of a cloud, at a public address
          "169.254.0.0/16", // link-local; metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // measurements
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/3"); // multicast, reserved, broadcast

  private static final Range PUBLIC_IPV6 = Range.of("2000::/3");

  private static final List<Range> IPV6 =
      ranges(
          "2001::/23", // protocols, among them Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3ffe::/16", // given back
          "3fff::/20"); // documentation

  private static final int IPV4_BYTES = 4;

  private InnerAddress() {}

  /// Whether it is anything but a public address.
  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length == IPV4_BYTES) {
      return has(IPV4, bytes);
    }
    return !PUBLIC_IPV6.has(bytes) || has(IPV6, bytes);
  }

  private static boolean has(List<Range> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.has(address));
  }

  private static List<Range> ranges(String... texts) {
    return Stream.of(texts).map(Range::of).toList();
  }

  private record Range(List<Byte> start, int bits) {
    static Range of(String text) {
      var slash = text.indexOf('/');
      var start = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      var bytes = new Byte[start.length];
      Arrays.setAll(bytes, i -> start[i]);
      return new Range(List.of(bytes), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if (((start.get(bit / 8) ^ address[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
