package org.partbook.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who may say on whose behalf a request comes: the proxies that the publisher names. What anybody
/// else says of it isn't believed, for whoever counts by addresses would count what was made up.
///
/// Proxies write down whom they heard from, behind what was there: so the last address that isn't a
/// named proxy's is the sender's, and all before it may be made up. There are two headers for it,
/// and a proxy that writes one passes the other on as it came. Where they say different things,
/// neither is believed.
public final class Proxies {
  private static final String FORWARDED = "Forwarded";
  private static final String X_FORWARDED_FOR = "X-Forwarded-For";
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\]]*)]|([0-9]+(?:\\.[0-9]+){3}))(?::[0-9]*)?");

  /// Nobody has more in a row.
  private static final int MOST = 20;

  private final List<AddressRange> named;

  private Proxies(List<AddressRange> named) {
    this.named = List.copyOf(named);
  }

  public static Proxies none() {
    return new Proxies(List.of());
  }

  /// Reads addresses and networks, such as `10.0.0.0/8, ::1`.
  ///
  /// @throws IllegalArgumentException if one isn't one
  public static Proxies parse(String text) {
    return new Proxies(Stream.of(text.split(",", -1)).map(AddressRange::parse).toList());
  }

  /// Whether the publisher names any.
  public boolean areNamed() {
    return !named.isEmpty();
  }

  /// Who has sent a request.
  ///
  /// @param peer who is at the other end of the connection
  /// @param headers all values of a header
  public String sender(String peer, Function<String, List<String>> headers) {
    if (!areNamed() || !isNamed(peer)) {
      return peer;
    }
    var forwarded = sender(elements(headers.apply(FORWARDED)).map(Proxies::forwardedFor).toList());
    var xForwarded = sender(elements(headers.apply(X_FORWARDED_FOR)).map(Proxies::bare).toList());
    if (forwarded.isPresent() && xForwarded.isPresent()) {
      return forwarded.equals(xForwarded) ? forwarded.get() : peer;
    }
    return forwarded.or(() -> xForwarded).orElse(peer);
  }

  private static Stream<String> elements(List<String> values) {
    return values.stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip);
  }

  /// The last that isn't a named proxy's, or else the first. What can't be read ends the row: who
  /// wrote what stands before it isn't known.
  private Optional<String> sender(List<String> hops) {
    var last = Optional.<String>empty();
    for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST); i--) {
      var hop = literal(hops.get(i));
      if (hop.isEmpty()) {
        return last;
      }
      last = hop.map(InetAddress::getHostAddress);
      if (!isNamed(last.get())) {
        return last;
      }
    }
    return last;
  }

  private static String forwardedFor(String element) {
    var found = FOR.matcher(element);
    return found.find() ? bare(found.group(1).replace("\"", "")) : "";
  }

  /// An address without brackets and port.
  private static String bare(String hop) {
    var found = WITH_PORT.matcher(hop);
    return found.matches()
        ? Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2))
        : hop;
  }

  private boolean isNamed(String address) {
    return literal(address).filter(one -> named.stream().anyMatch(it -> it.has(one))).isPresent();
  }

  /// Never asks anybody who has a name.
  private static Optional<InetAddress> literal(String address) {
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return named.toString();
  }
}
