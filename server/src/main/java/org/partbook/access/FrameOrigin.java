package org.partbook.access;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// A site that may show a vendor's view links in a frame, such as `https://shop.example`.
///
/// @param value scheme, host and, unless it is the scheme's own, port; in ASCII and small letters,
///   as browsers compare it
public record FrameOrigin(String value) {
  private static final String HOST = "[a-z0-9.-]{1,253}";
  private static final int NO_PORT = -1;

  public FrameOrigin {
    if (!value.matches("https?://(" + HOST + ")(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException("not an origin: '" + value + "'");
    }
  }

  /// Reads what somebody typed.
  ///
  /// @throws IllegalArgumentException if it isn't an origin, and says what is wrong
  public static FrameOrigin parse(String typed) {
    var uri = uri(typed);
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw wrong(typed, "it must begin with https:// or http://");
    }
    if (uri.getHost() == null) {
      throw wrong(typed, "it names no host");
    }
    boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong(typed, "nothing may follow host and port");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong(typed, "it must not hold a user or a password");
    }
    if (uri.getHost().startsWith("[")) {
      throw wrong(typed, "policies know no IPv6 addresses, so browsers would never let it");
    }
    if (uri.getPort() > 65535 || uri.getPort() == 0) {
      throw wrong(typed, "its port must be from 1 to 65535");
    }
    return new FrameOrigin(scheme + "://" + hostAndPort(uri, scheme));
  }

  /// The port only if it isn't the scheme's own.
  static String hostAndPort(URI uri, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    boolean unsaid = uri.getPort() == NO_PORT || uri.getPort() == usual;
    return uri.getHost().toLowerCase(Locale.ROOT) + (unsaid ? "" : ":" + uri.getPort());
  }

  /// Hosts in letters of other alphabets are what browsers make of them.
  private static URI uri(String typed) {
    int host = typed.indexOf("://") + 3;
    try {
      var ascii =
          host > 2 && !typed.chars().allMatch(c -> c < 128)
              ? typed.substring(0, host) + IDN.toASCII(typed.substring(host))
              : typed;
      return new URI(ascii);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw wrong(typed, "it isn't a URL");
    }
  }

  private static IllegalArgumentException wrong(String typed, String reason) {
    return new IllegalArgumentException(
        "'%s' is no origin such as https://shop.example: %s".formatted(typed, reason));
  }

  @Override
  public String toString() {
    return value;
  }
}
