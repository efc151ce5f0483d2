package org.partbook.requests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.http.Request;
import org.partbook.http.SentCursor;

/// The path of a request as it is kept: that of its route, with ids. Of the query, what is
/// documented as an integer, a code, a time or a cursor, and is one; of everything else, that it
/// was there.
final class ShownPath {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?"
              + "(?:Z|[+-][0-9]{2}:[0-9]{2})");

  private static final Pattern STATUS =
      Pattern.compile("PROCESSING|COMPLETED|FAILED|CANCELLED", Pattern.CASE_INSENSITIVE);

  private static final String TYPE =
      "(?:line\\.(?:\\*|completed|failed|cancelled|delivered|refunded|ended)"
          + "|asset\\.(?:\\*|added|changed|withdrawn|returned|entered|left)"
          + "|statement\\.(?:\\*|closed))";

  /// As many as there are, so that nothing long is kept.
  private static final Pattern TYPES = Pattern.compile(TYPE + "(?:," + TYPE + "){0,15}");

  private static final String AFTER = "after";

  /// Of events. Those of changes of the catalogue are signed, as links to copies are, and can't be
  /// told from them by their form: they are shown where they were recognised. Those of orders stay
  /// out.
  private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{16}-[0-9]{1,18}");

  private static final Map<String, Pattern> SHOWN =
      Map.ofEntries(
          Map.entry("order_id", INTEGER),
          Map.entry("order_line_id", INTEGER),
          Map.entry("asset_id", INTEGER),
          Map.entry("page_size", INTEGER),
          Map.entry("last_id", INTEGER),
          Map.entry("from", TIME),
          Map.entry("to", TIME),
          Map.entry("since", TIME),
          Map.entry("status", STATUS),
          Map.entry("types", TYPES),
          Map.entry(AFTER, CURSOR));

  private static final Pattern PARAMETER = Pattern.compile("\\{\\+?([a-z_]+)\\}");
  private static final int MOST_PARAMETERS = 10;
  private static final String MASK = "…";

  private ShownPath() {}

  static String of(Request request) {
    var pattern = request.pattern();
    var path =
        pattern.indexOf('{') < 0
            ? pattern
            : PARAMETER
                .matcher(pattern)
                .replaceAll(found -> shown(INTEGER, request.parameter(found.group(1))));
    return path + query(request.query().all(), request.noted(SentCursor.class));
  }

  /// With its question mark, if there is anything behind it.
  ///
  /// @param cursor that was recognised as one of the vendor's
  static String query(Map<String, List<String>> query, Optional<SentCursor> cursor) {
    var shown = new StringBuilder();
    for (var parameter : query.entrySet()) {
      var known = Optional.ofNullable(SHOWN.get(parameter.getKey()));
      for (var value : parameter.getValue().stream().limit(MOST_PARAMETERS).toList()) {
        shown.append(shown.isEmpty() ? "?" : "&");
        var text = recognised(parameter.getKey(), value, cursor);
        shown.append(
            known
                .map(form -> parameter.getKey() + "=" + text.orElse(shown(form, value)))
                .orElse(MASK));
      }
      if (shown.length() > 300) {
        break;
      }
    }
    return shown.toString();
  }

  private static Optional<String> recognised(
      String name, String value, Optional<SentCursor> cursor) {
    return cursor.map(SentCursor::text).filter(text -> name.equals(AFTER) && text.equals(value));
  }

  private static String shown(Pattern form, String value) {
    return form.matcher(value).matches() ? value : MASK;
  }
}
