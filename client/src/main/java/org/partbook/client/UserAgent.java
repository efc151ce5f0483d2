package org.partbook.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What the client calls itself, for whoever reads a server's log.
final class UserAgent {
  static final String VALUE =
      "partbook-client/%s (Java %s)".formatted(version(), Runtime.version().feature());

  private UserAgent() {}

  /// From a file beside this class: a shop that packs everything into one jar has one manifest, its
  /// own.
  private static String version() {
    try (var in = UserAgent.class.getResourceAsStream("version.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
