package org.partbook.vendorpage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;

/// What a form of the page has put behind the question mark. What can't be read counts as left out:
/// the form then shows that it isn't there.
final class Params {
  private static final int LONGEST = 100;

  private final QueryParameters query;

  private Params(QueryParameters query) {
    this.query = query;
  }

  static Params of(Request request) {
    return new Params(request.query());
  }

  /// Empty if it isn't there, too long, or has characters in it that no text of ours has.
  String text(String name) {
    return query
        .first(name)
        .map(String::strip)
        .filter(text -> text.length() <= LONGEST)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .orElse("");
  }

  OptionalLong number(String name) {
    var number = asNumber(text(name));
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  /// A number that is no longer than one in the database.
  static Optional<Long> asNumber(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  Optional<LocalDate> day(String name) {
    try {
      return Optional.of(LocalDate.parse(text(name)))
          .filter(day -> day.getYear() >= 1970 && day.getYear() <= 9000);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// A query of names and values, without those that are empty.
  ///
  /// @param namesAndValues name, value, name, value, …
  static String query(String... namesAndValues) {
    var given = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        given.put(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return given.isEmpty() ? "" : "?" + joined(given);
  }

  private static String joined(Map<String, String> given) {
    return given.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
