package org.partbook.statement.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;

/// An object in a line of a statement's document. What is wrong with it is said with the number of
/// the line and the whole name of the member.
final class DocumentLine {
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,12})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final long number;
  private final String path;
  private final JsonNode object;

  private DocumentLine(long number, String path, JsonNode object) {
    this.number = number;
    this.path = path;
    this.object = object;
  }

  static DocumentLine of(long number, byte[] utf8) throws RefusedStatement {
    try {
      var node = Json.read(utf8);
      if (!node.isObject()) {
        throw new RefusedStatement("line " + number + ": it is no JSON object");
      }
      return new DocumentLine(number, "", node);
    } catch (MalformedJson e) {
      throw new RefusedStatement("line " + number + ": it is no JSON: " + e.text());
    }
  }

  /// Something is wrong with a member.
  RefusedStatement refused(String name, String what) {
    return new RefusedStatement("line %d: %s%s %s".formatted(number, path, name, what));
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  boolean names(String name) {
    return object.has(name);
  }

  DocumentLine object(String name) throws RefusedStatement {
    var node = required(name);
    if (!node.isObject()) {
      throw refused(name, "must be an object, not " + quoted(node));
    }
    return new DocumentLine(number, path + name + ".", node);
  }

  /// A list of objects; one that isn't there is empty.
  List<DocumentLine> objects(String name) throws RefusedStatement {
    var found = new ArrayList<DocumentLine>();
    for (var node : list(name)) {
      var place = name + "[" + found.size() + "]";
      if (!node.isObject()) {
        throw refused(place, "must be an object, not " + quoted(node));
      }
      found.add(new DocumentLine(number, path + place + ".", node));
    }
    return found;
  }

  /// A list of texts; one that isn't there is empty.
  List<String> texts(String name) throws RefusedStatement {
    var found = new ArrayList<String>();
    for (var node : list(name)) {
      if (!node.isString()) {
        throw refused(name + "[" + found.size() + "]", "must be a text, not " + quoted(node));
      }
      found.add(node.stringValue());
    }
    return found;
  }

  private Iterable<JsonNode> list(String name) throws RefusedStatement {
    if (!has(name)) {
      return List.of();
    }
    var node = required(name);
    if (!node.isArray()) {
      throw refused(name, "must be a list, not " + quoted(node));
    }
    return node;
  }

  String text(String name) throws RefusedStatement {
    var node = required(name);
    if (!node.isString()) {
      throw refused(name, "must be a text, not " + quoted(node));
    }
    return node.stringValue();
  }

  Optional<String> optionalText(String name) throws RefusedStatement {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long integer(String name) throws RefusedStatement {
    var node = required(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw refused(name, "must be a whole number, not " + quoted(node));
    }
    return node.longValue();
  }

  /// What something is known by: a number or a text.
  String id(String name) throws RefusedStatement {
    return required(name).isString() ? text(name) : Long.toString(integer(name));
  }

  OptionalLong optionalInteger(String name) throws RefusedStatement {
    return has(name) ? OptionalLong.of(integer(name)) : OptionalLong.empty();
  }

  /// An exact decimal, with the decimals that it is written with.
  BigDecimal amount(String name) throws RefusedStatement {
    var text = text(name);
    if (!AMOUNT.matcher(text).matches()) {
      throw refused(name, "must be an amount, such as \"12.50\", not " + Quoted.of(text));
    }
    return new BigDecimal(text);
  }

  Optional<BigDecimal> optionalAmount(String name) throws RefusedStatement {
    return has(name) ? Optional.of(amount(name)) : Optional.empty();
  }

  String currency(String name) throws RefusedStatement {
    var text = text(name);
    if (!CURRENCY.matcher(text).matches()) {
      throw refused(name, "must be a currency, such as \"EUR\", not " + Quoted.of(text));
    }
    return text;
  }

  Instant instant(String name) throws RefusedStatement {
    var text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw refused(name, "must be a moment, not " + Quoted.of(text));
    }
  }

  LocalDate day(String name) throws RefusedStatement {
    var text = text(name);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw refused(name, "must be a day, such as \"2026-10-31\", not " + Quoted.of(text));
    }
  }

  ZoneId zone(String name) throws RefusedStatement {
    var text = text(name);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw refused(name, "must be a time zone, not " + Quoted.of(text));
    }
  }

  private JsonNode required(String name) throws RefusedStatement {
    var node = object.get(name);
    if (node == null || node.isNull()) {
      throw refused(name, node == null ? "is missing" : "must not be null");
    }
    return node;
  }

  private static String quoted(JsonNode node) {
    return node.isContainer()
        ? (node.isArray() ? "a list" : "an object")
        : Quoted.shortened(node.toString());
  }
}
