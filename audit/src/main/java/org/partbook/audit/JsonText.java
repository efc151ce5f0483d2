package org.partbook.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259), strictly: no name twice in an object, no half of a character, nothing
/// behind the value. It knows where each value stood, for a commitment is to the text of an entry
/// and not to what it means.
final class JsonText {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 40;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /// A value.
  ///
  /// @param value a String, BigDecimal, Boolean, [#NULL], `List<Value>` or `Map<String, Value>`
  /// @param raw its text
  record Value(Object value, String raw) {}

  private static final Object NULL = new Object();

  /// An object's members, in their order.
  static Members object(String text) throws NotVerified {
    var reader = new JsonText(text);
    reader.skipBlanks();
    var value = reader.value(0);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.broken("there is more behind the value");
    }
    return Members.of(value, "the text");
  }

  /// The members of an object, each asked for by its kind.
  record Members(Map<String, Value> all) {
    static Members of(Value value, String name) throws NotVerified {
      if (value.value() instanceof Map<?, ?> map) {
        var all = new LinkedHashMap<String, Value>();
        for (var entry : map.entrySet()) {
          all.put((String) entry.getKey(), (Value) entry.getValue());
        }
        return new Members(all);
      }
      throw new NotVerified(name + " isn't an object");
    }

    boolean has(String name) {
      return all.containsKey(name);
    }

    Value value(String name) throws NotVerified {
      var value = all.get(name);
      if (value == null) {
        throw new NotVerified("there is no \"" + name + "\"");
      }
      return value;
    }

    String text(String name) throws NotVerified {
      if (value(name).value() instanceof String found) {
        return found;
      }
      throw new NotVerified("\"" + name + "\" isn't a text");
    }

    long number(String name) throws NotVerified {
      if (value(name).value() instanceof BigDecimal found) {
        try {
          return found.longValueExact();
        } catch (ArithmeticException e) {
          throw new NotVerified("\"" + name + "\" isn't a whole number");
        }
      }
      throw new NotVerified("\"" + name + "\" isn't a number");
    }

    Members object(String name) throws NotVerified {
      return of(value(name), "\"" + name + "\"");
    }

    boolean isNull(String name) throws NotVerified {
      return value(name).value() == NULL;
    }

    List<Members> objects(String name) throws NotVerified {
      if (!(value(name).value() instanceof List<?> list)) {
        throw new NotVerified("\"" + name + "\" isn't a list");
      }
      var objects = new ArrayList<Members>();
      for (var element : list) {
        objects.add(of((Value) element, "what is in \"" + name + "\""));
      }
      return objects;
    }

    List<String> texts(String name) throws NotVerified {
      if (!(value(name).value() instanceof List<?> list)) {
        throw new NotVerified("\"" + name + "\" isn't a list");
      }
      var texts = new ArrayList<String>();
      for (var element : list) {
        if (!(element instanceof Value is) || !(is.value() instanceof String one)) {
          throw new NotVerified("\"" + name + "\" has something that isn't a text");
        }
        texts.add(one);
      }
      return texts;
    }
  }

  private Value value(int depth) throws NotVerified {
    if (depth > DEEPEST) {
      throw broken("it is nested deeper than " + DEEPEST);
    }
    var start = at;
    Object value =
        switch (peek()) {
          case '{' -> members(depth);
          case '[' -> elements(depth);
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", NULL);
          default -> number();
        };
    return new Value(value, text.substring(start, at));
  }

  private Map<String, Value> members(int depth) throws NotVerified {
    var members = new LinkedHashMap<String, Value>();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipBlanks();
      if (peek() != '"') {
        throw broken("a name is missing");
      }
      var name = string();
      skipBlanks();
      require(':');
      skipBlanks();
      if (members.put(name, value(depth + 1)) != null) {
        throw broken("the name " + Shown.of(name) + " is there twice");
      }
      if (endsWith('}')) {
        return members;
      }
    }
  }

  private List<Value> elements(int depth) throws NotVerified {
    var elements = new ArrayList<Value>();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return elements;
    }
    while (true) {
      skipBlanks();
      elements.add(value(depth + 1));
      if (endsWith(']')) {
        return elements;
      }
    }
  }

  /// Passes a comma, or the end.
  private boolean endsWith(char end) throws NotVerified {
    skipBlanks();
    if (peek() == end) {
      at++;
      return true;
    }
    require(',');
    return false;
  }

  private Object word(String word, Object value) throws NotVerified {
    if (!text.startsWith(word, at)) {
      throw broken("this is no value");
    }
    at += word.length();
    return value;
  }

  private BigDecimal number() throws NotVerified {
    var end = at;
    while (end < text.length() && "+-.0123456789eE".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    var digits = text.substring(at, end);
    if (digits.length() > LONGEST_NUMBER
        || !digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
      throw broken("this is no value");
    }
    at = end;
    return new BigDecimal(digits);
  }

  private String string() throws NotVerified {
    var string = new StringBuilder();
    at++;
    while (true) {
      var c = peek();
      at++;
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        throw broken("a text holds a control character");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    for (var i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(string.codePointAt(i))) {
          throw broken("a text holds half of a character");
        }
        i++;
      }
    }
    return string.toString();
  }

  private char escaped() throws NotVerified {
    var c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw broken("this can't be escaped");
    };
  }

  private char unicode() throws NotVerified {
    var end = Math.min(at + 4, text.length());
    var digits = text.substring(at, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw broken("four digits are missing");
    }
    at = end;
    return (char) Integer.parseInt(digits, 16);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void require(char c) throws NotVerified {
    if (peek() != c) {
      throw broken("a " + c + " is missing");
    }
    at++;
  }

  private char peek() throws NotVerified {
    if (at >= text.length()) {
      throw broken("it ends too early");
    }
    return text.charAt(at);
  }

  private NotVerified broken(String what) {
    return new NotVerified("character " + (at + 1) + ": " + what);
  }
}
