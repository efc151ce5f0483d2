package org.partbook.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where requests may go: finds a host's addresses, and lets only those pass that are public. Who
/// connects does so to one of them, and asks nobody once more what the host's address is: the
/// answer could be another one by then.
final class Outside {
  private final Reach reach;
  private final Resolver resolver;

  Outside(Reach reach, Resolver resolver) {
    this.reach = reach;
    this.resolver = resolver;
  }

  /// The host has an address that isn't public. Which one is nobody's business.
  static final class NotPublic extends IOException {
    private static final long serialVersionUID = 1L;

    NotPublic(String host) {
      super(host + " has an address that isn't public");
    }
  }

  /// All addresses of a host.
  ///
  /// @throws NotPublic if one of them isn't public: whoever is honest has no such name
  /// @throws UnknownHostException if it has none
  List<InetAddress> addresses(String host) throws IOException {
    var addresses = resolver.resolve(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    if (reach == Reach.PUBLIC && addresses.stream().anyMatch(InnerAddress::is)) {
      throw new NotPublic(host);
    }
    return addresses;
  }
}
