package org.partbook.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a client takes what is compressed (RFC 9110, section 12.5.3).
public final class AcceptEncoding {
  private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(?:\\.0{0,3})?");

  private AcceptEncoding() {}

  /// Whether it names gzip, and doesn't refuse it.
  public static boolean takesGzip(Request request) {
    var accepted = request.header(HeaderNames.ACCEPT_ENCODING).orElse("").toLowerCase(Locale.ROOT);
    return Arrays.stream(accepted.split(",", -1)).map(String::strip).anyMatch(AcceptEncoding::gzip);
  }

  private static boolean gzip(String coding) {
    var parts = coding.split(";", 2);
    return parts[0].strip().equals("gzip")
        && (parts.length == 1 || !REFUSED.matcher(parts[1].strip()).matches());
  }
}
