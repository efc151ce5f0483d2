package org.partbook.webhook;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.partbook.access.Environment;

/// Where an endpoint is, such as `https://shop.example/hooks/partbook`.
///
/// @param value in ASCII, with a host and without user and fragment
public record WebhookUrl(String value) {
  private static final int LONGEST = 500;
  private static final int HIGHEST_PORT = 65535;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private static final Pattern FORM =
      Pattern.compile("https?://([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?(/[!-~]*)?");

  public WebhookUrl {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the URL of an endpoint: '" + value + "'");
    }
  }

  /// Reads what somebody typed.
  ///
  /// @throws IllegalArgumentException if nothing may be sent there, and says what is wrong
  public static WebhookUrl parse(String typed, Environment environment, Reach reach) {
    // What is far longer isn't even looked at: Java's reader of hosts gives up otherwise than by
    // saying that it is none.
    if (typed.length() > LONGEST) {
      throw wrong(typed, "it has more than " + LONGEST + " characters");
    }
    var uri = uri(typed);
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https")) {
      requirePlainAllowed(typed, scheme, environment, reach);
    }
    var host = uri.getHost();
    if (host == null) {
      throw wrong(typed, "it names no host");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong(typed, "it must not hold a user or a password");
    }
    if (uri.getRawFragment() != null) {
      throw wrong(typed, "it must not hold a #");
    }
    if (uri.getPort() > HIGHEST_PORT || uri.getPort() == 0) {
      throw wrong(typed, "its port must be from 1 to 65535");
    }
    var ascii = uri.toASCIIString();
    var rest = ascii.substring(ascii.indexOf("://") + 3).replaceFirst("^[^/?]*", "");
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var path = rest.startsWith("?") ? "/" + rest : rest;
    var value = scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path;
    if (value.length() > LONGEST) {
      throw wrong(typed, "it has more than " + LONGEST + " characters");
    }
    if (!FORM.matcher(value).matches()) {
      throw wrong(typed, "it isn't a URL");
    }
    return new WebhookUrl(value);
  }

  private static void requirePlainAllowed(
      String typed, String scheme, Environment environment, Reach reach) {
    if (!scheme.equals("http")) {
      throw wrong(typed, "it must begin with https://");
    }
    if (environment == Environment.LIVE || reach == Reach.PUBLIC) {
      throw wrong(
          typed,
          "it must begin with https:// (http:// is for tests in the sandbox, where"
              + " PARTBOOK_WEBHOOK_INNER allows it)");
    }
  }

  /// Hosts in letters of other alphabets are what browsers make of them.
  private static URI uri(String typed) {
    int host = typed.indexOf("://") + 3;
    try {
      if (host < 3) {
        return new URI(typed);
      }
      var rest = typed.substring(host);
      var name = rest.replaceFirst("(?s)[/?#].*", "");
      return new URI(typed.substring(0, host) + ascii(name) + rest.substring(name.length()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw wrong(typed, "it isn't a URL");
    }
  }

  private static String ascii(String name) {
    return name.startsWith("[") ? name : IDN.toASCII(name);
  }

  private static IllegalArgumentException wrong(String typed, String reason) {
    var shown = typed.length() > LONGEST ? typed.substring(0, LONGEST) + "…" : typed;
    return new IllegalArgumentException(
        "'%s' is no endpoint such as https://shop.example/hooks: %s".formatted(shown, reason));
  }

  private URI uri() {
    return URI.create(value);
  }

  boolean isTls() {
    return value.startsWith("https:");
  }

  /// Its name, or its address without brackets.
  public String host() {
    var host = authority().replaceFirst(":[0-9]+$", "");
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    var port = uri().getPort();
    return port >= 0 ? port : isTls() ? HTTPS_PORT : HTTP_PORT;
  }

  /// What stands in the header `Host`.
  String authority() {
    return value.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
  }

  /// What is asked for: path and query.
  String target() {
    var path = value.replaceFirst("^https?://[^/]*", "");
    return path.isEmpty() ? "/" : path;
  }

  @Override
  public String toString() {
    return value;
  }
}
