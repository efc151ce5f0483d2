package org.partbook.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Where a PostgreSQL is and how to log in:
/// `postgresql://user:password@host:port/database?options`. It never shows its password.
public record DatabaseUrl(String jdbcUrl, String user, String password) {
  /// Reads what people write, with or without a leading `jdbc:`; `user` and `password` may also be
  /// options.
  ///
  /// @throws IllegalArgumentException with a message that doesn't repeat the URL
  public static DatabaseUrl parse(String text) {
    var url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    var uri = uri(url);
    if (uri.getScheme() == null || !uri.getScheme().matches("postgres(ql)?")) {
      throw new IllegalArgumentException("it must start with postgresql://");
    }
    if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException("it must name a host and a database");
    }
    var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    var colon = login.indexOf(':');
    var user = decode(colon < 0 ? login : login.substring(0, colon));
    var password = decode(colon < 0 ? "" : login.substring(colon + 1));
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    var options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseUrl(
        "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + options,
        user,
        password);
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      // The cause's message holds the URL, and so the password.
      throw new IllegalArgumentException("it is not a well-formed URL");
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return jdbcUrl.replaceFirst("\\?.*", "");
  }
}
