package org.partbook.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a PostgreSQL is and how to log in:
/// `postgresql://user:password@host:port/database?options`. Several hosts, with commas between
/// them, are tried in their order. It never shows its password.
public record DatabaseUrl(String jdbcUrl, String user, String password) {
  private static final Pattern PARTS =
      Pattern.compile(
          """
          (?<scheme>[^:/?#]*)://\
          (?:(?<login>[^/?#]*)@)?(?<hosts>[^/?#@]*)\
          (?<path>/[^?#]*)?(?:\\?(?<options>[^#]*))?\
          """);

  private static final int STANDARD_PORT = 5432;

  /// Reads what people write, with or without a leading `jdbc:`; `user` and `password` may also be
  /// options.
  ///
  /// @throws IllegalArgumentException with a message that doesn't repeat the URL
  public static DatabaseUrl parse(String text) {
    var url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    if (!url.matches("(?s)postgres(ql)?:.*")) {
      throw new IllegalArgumentException("it must start with postgresql://");
    }
    var parts = PARTS.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is not a well-formed URL");
    }
    var path = parts.group("path");
    if (path == null || path.length() < 2 || parts.group("hosts").isEmpty()) {
      throw new IllegalArgumentException("it must name a host and a database");
    }
    var hosts =
        Arrays.stream(parts.group("hosts").split(",", -1))
            .map(DatabaseUrl::hostAndPort)
            .collect(Collectors.joining(","));
    var options = parts.group("options") == null ? "" : "?" + parts.group("options");
    requireWellFormed(path + options);
    var login = parts.group("login") == null ? "" : parts.group("login");
    var colon = login.indexOf(':');
    return new DatabaseUrl(
        "jdbc:postgresql://" + hosts + path + options,
        decode(colon < 0 ? login : login.substring(0, colon)),
        decode(colon < 0 ? "" : login.substring(colon + 1)));
  }

  private static String hostAndPort(String text) {
    var uri = requireWellFormed("postgresql://" + text);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("it must name a host and a database");
    }
    return uri.getHost() + ":" + (uri.getPort() < 0 ? STANDARD_PORT : uri.getPort());
  }

  private static URI requireWellFormed(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      // The cause's message holds the URL, and so the password.
      throw new IllegalArgumentException("it is not a well-formed URL");
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is not a well-formed URL");
    }
  }

  @Override
  public String toString() {
    return jdbcUrl.replaceFirst("\\?.*", "");
  }
}
