package org.partbook.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// A JSON object, read leniently: what is absent, null or of another type isn't there.
record JsonObject(Map<?, ?> fields) {
  Optional<String> text(String name) {
    var value = fields.get(name);
    return value instanceof String || value instanceof BigDecimal
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  Optional<BigDecimal> decimal(String name) {
    return fields.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  OptionalLong integer(String name) {
    try {
      return fields.get(name) instanceof BigDecimal number
          ? OptionalLong.of(number.longValueExact())
          : OptionalLong.empty();
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  Optional<Boolean> flag(String name) {
    return fields.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  List<String> texts(String name) {
    return items(name).filter(String.class::isInstance).map(String.class::cast).toList();
  }

  List<JsonObject> objects(String name) {
    return objects(name, object -> object);
  }

  /// A list of objects, and what each of them means.
  <T> List<T> objects(String name, Function<JsonObject, T> meaning) {
    return items(name).flatMap(item -> Json.object(item).stream()).map(meaning).toList();
  }

  private Stream<?> items(String name) {
    return fields.get(name) instanceof List<?> items ? items.stream() : Stream.empty();
  }

  /// A text without which the answer means nothing.
  String need(String name) throws MalformedJson {
    return text(name).orElseThrow(() -> new MalformedJson(name + " is missing"));
  }

  /// A number without which the answer means nothing.
  long needInteger(String name) throws MalformedJson {
    return integer(name).orElseThrow(() -> new MalformedJson(name + " is missing"));
  }
}
