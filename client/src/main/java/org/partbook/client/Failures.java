package org.partbook.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why no answer came, in words. The JDK's own messages are often missing, and sometimes speak of
/// what goes on inside it.
final class Failures {
  private Failures() {}

  /// In words.
  ///
  /// @param server whom the request was for; no more of it than host and port is shown
  static String inWords(IOException failure, URI server) {
    var place = server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
    if (has(failure, UnresolvedAddressException.class)
        || has(failure, UnknownHostException.class)) {
      return "unknown host " + server.getHost();
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection to " + place + ": timed out";
    }
    if (failure instanceof HttpTimeoutException) {
      return message(failure).orElse("it took too long");
    }
    if (has(failure, SSLException.class)) {
      return "no TLS with " + place + ": " + message(failure).orElse("the handshake failed");
    }
    if (failure instanceof ConnectException) {
      return message(failure)
          .filter(message -> !message.startsWith("Connection refused"))
          .map(message -> "no connection to " + place + ": " + message)
          .orElse("connection refused by " + place);
    }
    if (has(failure, EOFException.class) || causes(failure).anyMatch(Failures::isBreak)) {
      return "the connection broke off before the answer was there";
    }
    return message(failure).orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static boolean isBreak(Throwable cause) {
    var message = String.valueOf(cause.getMessage());
    return message.contains("Connection reset") || message.contains("received no bytes");
  }

  /// A time as people write it.
  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static Optional<String> message(Throwable failure) {
    return causes(failure)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .filter(message -> !message.isBlank())
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
