package org.partbook.client;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name that a server suggests for a file.
final class FileName {
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile("filename\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /// Without folders, and nothing that isn't a name.
  static Optional<String> of(HttpHeaders headers) {
    return headers.firstValue("Content-Disposition").flatMap(FileName::parse);
  }

  private static Optional<String> parse(String disposition) {
    var extended = EXTENDED.matcher(disposition);
    if (extended.find()) {
      return decode(extended.group(1)).flatMap(FileName::bare);
    }
    var quoted = QUOTED.matcher(disposition);
    return quoted.find() ? bare(quoted.group(1)) : Optional.empty();
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bare(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    return last.isEmpty() || last.matches("\\.+") || last.matches(".*\\p{Cntrl}.*")
        ? Optional.empty()
        : Optional.of(last);
  }
}
