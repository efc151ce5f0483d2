package org.partbook.monitoring;

import java.net.URI;

/// Where alerts are posted. What stands in its path or behind a question mark is often all that
/// keeps others from posting there, so it is never shown.
public record AlertUrl(URI uri) {
  /// Reads one.
  ///
  /// @throws IllegalArgumentException if it can't be used; the message doesn't repeat it
  public static AlertUrl parse(String value) {
    var uri = parsed(value);
    if (!String.valueOf(uri.getScheme()).matches("https?") || uri.getHost() == null) {
      throw new IllegalArgumentException("it must look like https://alerts.example.org/partbook");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("it must hold neither a user, a password nor a #");
    }
    return new AlertUrl(uri);
  }

  /// The exception's own message would repeat it.
  private static URI parsed(String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("it isn't a URL");
    }
  }

  /// What of it may be shown.
  String host() {
    return uri.getHost();
  }

  @Override
  public String toString() {
    return "a URL at " + host();
  }
}
