package org.partbook.access;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;

/// Where buyers find a vendor's shop, such as `https://shop.example/music`.
///
/// @param value an address of HTTPS, in ASCII
public record ShopAddress(String value) {
  /// Longer ones belong to a single page with a campaign in it, and not to a shop.
  private static final int LONGEST = 300;

  private static final int HIGHEST_PORT = 65535;

  public ShopAddress {
    if (!value.matches("https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?([/?#][!-~]*)?")
        || value.length() > LONGEST) {
      throw new IllegalArgumentException("not the address of a shop: '" + value + "'");
    }
  }

  /// Reads what somebody typed.
  ///
  /// @throws IllegalArgumentException if it can't be a shop's address, and says what is wrong
  public static ShopAddress parse(String typed) {
    var uri = uri(typed);
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      throw wrong(typed, "it must begin with https://");
    }
    var host = uri.getHost();
    if (host == null) {
      throw wrong(typed, "it names no host");
    }
    if (host.startsWith("[")) {
      throw wrong(typed, "its host must have a name, or be an IPv4 address");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong(typed, "it must not hold a user or a password");
    }
    if (uri.getPort() > HIGHEST_PORT || uri.getPort() == 0) {
      throw wrong(typed, "its port must be from 1 to 65535");
    }
    var address = "https://" + FrameOrigin.hostAndPort(uri, "https") + afterTheHost(uri);
    if (address.length() > LONGEST) {
      throw wrong(typed, "it has more than " + LONGEST + " characters");
    }
    return new ShopAddress(address);
  }

  private static String afterTheHost(URI uri) {
    var ascii = uri.toASCIIString();
    var rest = ascii.substring(ascii.indexOf("://") + 3).replaceFirst("^[^/?#]*", "");
    return rest.equals("/") ? "" : rest;
  }

  /// Hosts in letters of other alphabets are what browsers make of them.
  private static URI uri(String typed) {
    int host = typed.indexOf("://") + 3;
    try {
      if (host < 3) {
        return new URI(typed);
      }
      var beginning = typed.substring(0, host);
      var rest = typed.substring(host);
      var name = rest.replaceFirst("(?s)[/?#].*", "");
      return new URI(beginning + IDN.toASCII(name) + rest.substring(name.length()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw wrong(typed, "it isn't a URL");
    }
  }

  private static IllegalArgumentException wrong(String typed, String reason) {
    return new IllegalArgumentException(
        "'%s' is no shop's address such as https://shop.example: %s".formatted(typed, reason));
  }

  @Override
  public String toString() {
    return value;
  }
}
