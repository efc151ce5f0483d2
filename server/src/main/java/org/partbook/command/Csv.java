package org.partbook.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.Printable;
import org.partbook.json.Json;

/// Rows as RFC 4180 has them: fields between commas, lines that end in CRLF, quotation marks around
/// what has either in it.
final class Csv {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final String STARTS_OF_FORMULAS = "=+-@\t";

  private Csv() {}

  /// A line, with its end.
  static String line(List<String> fields) {
    return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String field) {
    return QUOTED.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  /// What stands in a field for a value of a record: nothing for null, a list of words with blanks
  /// between them, JSON for all that has parts.
  static String field(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> list when list.stream().allMatch(Csv::isWord) ->
          harmless(list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
      case List<?> list -> Printable.json(Json.write(list));
      case Map<?, ?> map -> Printable.json(Json.write(map));
      case Object other -> harmless(other.toString());
    };
  }

  private static boolean isWord(@Nullable Object element) {
    return element instanceof Number || (element instanceof String text && text.indexOf(' ') < 0);
  }

  /// Names and titles are somebody else's: a spreadsheet would run as a formula what looks like
  /// one. With an apostrophe before it, it is a text for all that are in use.
  private static String harmless(String text) {
    var printable = Printable.text(text);
    boolean isFormula =
        !printable.isEmpty()
            && STARTS_OF_FORMULAS.indexOf(printable.charAt(0)) >= 0
            && !NUMBER.matcher(printable).matches();
    return isFormula ? "'" + printable : printable;
  }
}
