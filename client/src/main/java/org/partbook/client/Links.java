package org.partbook.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Addresses that came from the server. They may be keys, so no message shows more than the origin.
final class Links {
  private Links() {}

  static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// Whether something can be fetched from it.
  static boolean isWeb(URI uri) {
    return uri.getHost() != null && (isSecure(uri) || "http".equalsIgnoreCase(uri.getScheme()));
  }

  static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  /// Scheme, host and port.
  static String origin(URI uri) {
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getHost() == null ? "elsewhere" : uri.getScheme() + "://" + uri.getHost() + port;
  }
}
