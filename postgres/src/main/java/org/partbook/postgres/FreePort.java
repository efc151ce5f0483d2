package org.partbook.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A port of this machine that nobody listens on, for the moment.
final class FreePort {
  private FreePort() {}

  /// Another at nearly every call.
  static int find() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(EmbeddedPostgres.HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
