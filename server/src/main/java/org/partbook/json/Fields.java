package org.partbook.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON object, read one by one. Each wrong one is noted with its name and value
/// and reading goes on, so that a caller learns of all mistakes at once: read every field first,
/// then ask [#errors()]; what was read counts only when there was none.
public final class Fields {
  private final JsonNode object;
  private final String path;
  private final List<FieldError> errors;

  public Fields(JsonNode object) {
    this(object, "", new ArrayList<>());
    if (!object.isObject()) {
      errors.add(new FieldError("body", "the body must be a JSON object, not " + quote(object)));
    }
  }

  private Fields(JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  /// Whether the field is there and not null.
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /// A required integer; nothing if it can't be read.
  public OptionalLong requiredInteger(String name, long least) {
    return required(name) ? optionalInteger(name, least) : OptionalLong.empty();
  }

  public OptionalLong optionalInteger(String name, long least) {
    var node = value(name, "an integer", JsonNode::isIntegralNumber);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!node.get().canConvertToLong()) {
      reject(name, "must fit into 64 bits: " + quote(node.get()));
      return OptionalLong.empty();
    }
    long value = node.get().longValue();
    if (value < least) {
      reject(name, "must be " + least + " or more, not " + value);
      return OptionalLong.empty();
    }
    return OptionalLong.of(value);
  }

  /// A required decimal from 0 to `most`, with at most `decimals` digits after the point; nothing
  /// if it can't be read.
  public Optional<BigDecimal> amount(String name, int decimals, BigDecimal most) {
    var number = number(name);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    // Huge exponents are dealt with before anything would write the number out in full.
    var value = number.get().stripTrailingZeros();
    if (value.signum() < 0) {
      reject(name, "must be 0 or more, not " + quote(object.get(name)));
    } else if (value.scale() > decimals) {
      reject(name, "must have at most " + decimals + " decimals: " + quote(object.get(name)));
    } else if (value.compareTo(most) > 0) {
      reject(name, "must be at most " + most.toPlainString() + ", not " + quote(object.get(name)));
    } else {
      return Optional.of(Json.plain(value));
    }
    return Optional.empty();
  }

  /// A required number as it was sent: its exponent may be so large that it can't be written out.
  /// Nothing if it can't be read.
  public Optional<BigDecimal> number(String name) {
    return required(name)
        ? value(name, "a number", JsonNode::isNumber).map(JsonNode::decimalValue)
        : Optional.empty();
  }

  /// A required string; nothing if it can't be read.
  public Optional<String> text(String name) {
    return required(name) ? optionalText(name) : Optional.empty();
  }

  public Optional<String> optionalText(String name) {
    return value(name, "a string", JsonNode::isString).map(JsonNode::stringValue);
  }

  /// A field, whatever it is; nothing if it is absent or null.
  public Optional<JsonNode> raw(String name) {
    var node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  public boolean bool(String name, boolean otherwise) {
    return value(name, "true or false", JsonNode::isBoolean)
        .map(JsonNode::booleanValue)
        .orElse(otherwise);
  }

  /// An object inside; nothing if it is absent, null or no object.
  public Optional<Fields> object(String name) {
    return value(name, "an object", JsonNode::isObject)
        .map(node -> new Fields(node, path + name + ".", errors));
  }

  /// A list of objects; an absent or null one is empty.
  public List<Fields> objects(String name) {
    return elements(
        name,
        "an object",
        JsonNode::isObject,
        (element, place) -> new Fields(element, path + place + ".", errors));
  }

  /// A list of strings; an absent or null one is empty.
  public List<String> texts(String name) {
    return elements(name, "a string", JsonNode::isString, (element, _) -> element.stringValue());
  }

  private <T> List<T> elements(
      String name, String kind, Predicate<JsonNode> is, BiFunction<JsonNode, String, T> read) {
    var list = value(name, "a list", JsonNode::isArray);
    if (list.isEmpty()) {
      return List.of();
    }
    var elements = new ArrayList<T>();
    for (int i = 0; i < list.get().size(); i++) {
      var place = name + "[" + i + "]";
      of(list.get().get(i), place, kind, is)
          .ifPresent(element -> elements.add(read.apply(element, place)));
    }
    return elements;
  }

  /// A field, if it is there and what it must be; it is noted if it is something else.
  private Optional<JsonNode> value(String name, String kind, Predicate<JsonNode> is) {
    var node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : of(node, name, kind, is);
  }

  private Optional<JsonNode> of(JsonNode node, String place, String kind, Predicate<JsonNode> is) {
    if (is.test(node)) {
      return Optional.of(node);
    }
    // What isn't told needn't be quoted.
    if (errors.size() < FieldError.MOST) {
      reject(place, "must be " + kind + ", not " + quote(node));
    }
    return Optional.empty();
  }

  /// Notes that a field is wrong. The message follows the field's name: `must be …`.
  public void reject(String name, String message) {
    if (errors.size() < FieldError.MOST) {
      errors.add(FieldError.of(path + name, message));
    }
  }

  /// All that was found wrong up to now, here and in the objects inside.
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /// The names of all fields that this object has, for readers that refuse what they don't know.
  public Collection<String> names() {
    return object.propertyNames();
  }

  /// The full name of a field of this object, as it stands in error messages.
  public String pathOf(String name) {
    return path + name;
  }

  private boolean required(String name) {
    if (has(name)) {
      return true;
    }
    if (object.isObject()) {
      reject(name, object.has(name) ? "must not be null" : "is missing");
    }
    return false;
  }

  private static String quote(JsonNode node) {
    var text = node.isContainer() ? (node.isArray() ? "a list" : "an object") : node.toString();
    return Quoted.shortened(text);
  }
}
