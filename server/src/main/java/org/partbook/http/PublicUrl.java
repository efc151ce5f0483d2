package org.partbook.http;

import java.net.URI;
import java.util.Optional;

/// Where buyers and vendors reach this server: what the publisher has set, or else the address that
/// it listens on, which is known only when it listens.
public final class PublicUrl {
  private volatile Optional<URI> base;

  /// The publisher's setting. Without one, [#listeningOn] completes it.
  public PublicUrl(Optional<URI> setting) {
    this.base = setting;
  }

  public void listeningOn(URI local) {
    if (base.isEmpty()) {
      base = Optional.of(local);
    }
  }

  /// Where a server that listens at a host and port is reached from its own machine.
  public static URI local(boolean tls, String host, int port) {
    var everywhere = host.equals("0.0.0.0") || host.equals("::");
    var name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create((tls ? "https://" : "http://") + name + ":" + port);
  }

  /// The path below which the server is reached, without a slash at its end: empty, or `/scores`.
  public String path() {
    var path = base.map(URI::getRawPath).orElse("");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// The absolute URL of a path that starts with `/`.
  public URI resolve(String path) {
    var text = base.orElseThrow().toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }
}
