package org.partbook.requests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.http.Request;

/// The path of a request as it is kept: that of its route, with ids. Of the query, what is
/// documented as an integer and is one; of everything else, that it was there.
final class ShownPath {
  private static final Set<String> INTEGERS =
      Set.of("order_id", "order_line_id", "asset_id", "page_size", "last_id");

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
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
                .replaceAll(found -> shown(request.parameter(found.group(1))));
    var query = request.query().all();
    return query.isEmpty() ? path : path + query(query);
  }

  private static String query(Map<String, List<String>> query) {
    var shown = new StringBuilder();
    for (var parameter : query.entrySet()) {
      for (var value : parameter.getValue().stream().limit(MOST_PARAMETERS).toList()) {
        var known = INTEGERS.contains(parameter.getKey());
        shown.append(shown.isEmpty() ? "?" : "&");
        shown.append(known ? parameter.getKey() + "=" + shown(value) : MASK);
      }
      if (shown.length() > 300) {
        break;
      }
    }
    return shown.toString();
  }

  private static String shown(String value) {
    return INTEGER.matcher(value).matches() ? value : MASK;
  }
}
