package org.partbook.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes an answer holds.
///
/// @param total how long the whole is, if the server says so
record ContentRange(long first, long last, OptionalLong total) {
  private static final Pattern FORM =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

  static Optional<ContentRange> of(HttpHeaders headers) {
    return headers
        .firstValue("Content-Range")
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(form ->
            new ContentRange(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                form.group(3).equals("*")
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(form.group(3)))));
  }

  /// Whether it goes on there, in a file of that length.
  boolean follows(long received, OptionalLong length) {
    return first == received
        && last >= first
        && (length.isEmpty() || total.isEmpty() || length.equals(total))
        && (length.isPresent() || total.isPresent());
  }
}
