package org.partbook.requests;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// Takes out of a body whatever may be somebody's name, address or secret, and leaves it its shape,
/// so that a developer recognizes what was sent.
///
/// It doesn't look for what is secret, but lets through what can't be: names of fields, and values
/// of those that are documented as numbers, codes and durations, as long as they look like such. Of
/// what isn't well-formed nobody knows where a text ends; so there, nothing is let through but the
/// documented names of fields, and numbers right behind those of numbers.
final class Redaction {
  /// In bytes. What comes behind isn't kept.
  static final int MOST = 4096;

  private static final Set<String> NUMBERS =
      Set.of(
          "asset_id",
          "order_id",
          "order_number",
          "order_line_id",
          "quantity",
          "unit_price",
          "line_item_price");

  private static final Set<String> CODES = Set.of("country_code", "currency");

  private static final Set<String> OTHERS =
      Set.of("customer", "customer_ip", "token", "parts", "lines", "advance");

  private static final Set<String> DURATIONS = Set.of("advance");

  private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}(?:\\.[0-9]{1,25})?");
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}");
  private static final Pattern DURATION = Pattern.compile("-?P[0-9DTHMS.]{1,30}");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");
  private static final String MASK = "…";
  private static final String STRUCTURE = "{}[],:";

  private final String text;
  private final boolean wellFormed;
  private final StringBuilder shown = new StringBuilder();
  private String field = "";
  private boolean behindColon;
  private boolean masked;
  private int at;

  private Redaction(String text, boolean wellFormed) {
    this.text = text;
    this.wellFormed = wellFormed;
  }

  /// What may be kept of a body.
  static String of(byte[] body) {
    var whole = body.length <= MOST;
    var text = new String(body, 0, Math.min(body.length, MOST), StandardCharsets.UTF_8);
    var redaction = new Redaction(text, whole && isWellFormed(body));
    redaction.run();
    return redaction.shown + (whole ? "" : "\n" + MASK);
  }

  private static boolean isWellFormed(byte[] body) {
    try {
      Json.read(body);
      return true;
    } catch (MalformedJson _) {
      return false;
    }
  }

  private void run() {
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '"') {
        string();
      } else if (STRUCTURE.indexOf(c) >= 0) {
        structure(c);
      } else if (Character.isWhitespace(c)) {
        shown.append(c == '\n' ? c : ' ');
        at++;
      } else {
        word();
      }
    }
  }

  private void structure(char c) {
    shown.append(c);
    masked = false;
    behindColon = c == ':';
    // In a list that is the value of a field, all elements are that field's.
    if (!wellFormed && c != ':') {
      field = "";
    }
    at++;
  }

  private void string() {
    var end = endOfString();
    var closed = end < text.length();
    var content = text.substring(at + 1, end);
    at = closed ? end + 1 : end;
    if (closed && isField()) {
      field = content;
      shown.append('"').append(mayBeSeen(content) ? content : MASK).append('"');
    } else {
      value(content);
    }
    behindColon = false;
  }

  private int endOfString() {
    var i = at + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  /// Whether a colon comes next.
  private boolean isField() {
    var i = at;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && text.charAt(i) == ':' && !behindColon;
  }

  private boolean mayBeSeen(String name) {
    return wellFormed
        ? FIELD.matcher(name).matches()
        : NUMBERS.contains(name) || CODES.contains(name) || OTHERS.contains(name);
  }

  private void value(String content) {
    if (!wellFormed) {
      mask("\"" + MASK + "\"");
    } else if (isHarmless(content)) {
      shown.append('"').append(content).append('"');
    } else {
      shown.append("\"%s (%d characters)\"".formatted(MASK, content.length()));
    }
  }

  private boolean isHarmless(String content) {
    return content.isEmpty()
        || (NUMBERS.contains(field) && NUMBER.matcher(content).matches())
        || (CODES.contains(field) && CODE.matcher(content).matches())
        || (DURATIONS.contains(field) && DURATION.matcher(content).matches());
  }

  /// A number, `true`, `false`, `null`; where the text isn't well-formed, anything.
  private void word() {
    var begin = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at++;
    }
    var word = text.substring(begin, at);
    var number = NUMBERS.contains(field) && NUMBER.matcher(word).matches();
    if (wellFormed ? number || LITERALS.contains(word) : number && behindColon) {
      shown.append(word);
      masked = false;
    } else {
      mask(MASK);
    }
    behindColon = false;
  }

  private static boolean ends(char c) {
    return c == '"' || STRUCTURE.indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  /// Many words in a row are one.
  private void mask(String with) {
    if (!masked) {
      shown.append(with);
    }
    masked = true;
  }
}
