package org.partbook.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host.
interface Resolver {
  /// All of them, in the order in which they are to be tried; at least one.
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /// As this machine does it.
  static Resolver ofSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
