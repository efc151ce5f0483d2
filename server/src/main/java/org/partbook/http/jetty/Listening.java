package org.partbook.http.jetty;

import java.util.Optional;
import org.partbook.http.Proxies;

/// Where and how the server listens.
///
/// @param port 0 for a free one
/// @param tls nothing for plain HTTP, as behind a proxy
/// @param http2 whether HTTP/2 is spoken as well: over TLS to those who offer it, and without TLS
///   to those who begin with it, as proxies do
/// @param proxies who may say where a request comes from
public record Listening(
    String host,
    int port,
    DoorLimits limits,
    Optional<TlsFiles> tls,
    boolean http2,
    Proxies proxies) {
  /// Nobody stands before it.
  public Listening(
      String host, int port, DoorLimits limits, Optional<TlsFiles> tls, boolean http2) {
    this(host, port, limits, tls, http2, Proxies.none());
  }

  /// Plain HTTP/1.1, with the usual limits.
  public static Listening on(String host, int port) {
    return new Listening(host, port, DoorLimits.standard(), Optional.empty(), false);
  }

  public Listening at(int otherPort) {
    return new Listening(host, otherPort, limits, tls, http2, proxies);
  }

  public Listening with(DoorLimits others) {
    return new Listening(host, port, others, tls, http2, proxies);
  }
}
