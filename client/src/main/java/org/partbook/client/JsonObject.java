package org.partbook.client;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object, read leniently: what is absent, null or of another type isn't there. What nobody
/// has asked for, or couldn't be understood, is kept as [#unknown()].
final class JsonObject {
  private final Map<?, ?> fields;
  private final Set<String> known = new HashSet<>();

  JsonObject(Map<?, ?> fields) {
    this.fields = fields;
  }

  /// The fields that weren't asked for so far, and those that weren't what they should be.
  UnknownFields unknown() {
    var rest = new LinkedHashMap<String, String>();
    fields.forEach((name, value) -> {
      if (!known.contains(name)) {
        rest.put(String.valueOf(name), Json.text(value));
      }
    });
    return UnknownFields.of(rest);
  }

  /// The whole object as JSON.
  String json() {
    return Json.text(fields);
  }

  /// Marks a field as known that is of no use to anybody else.
  void skip(String name) {
    known.add(name);
  }

  private <T> Optional<T> read(String name, Optional<T> value) {
    if (value.isPresent() || fields.get(name) == null) {
      known.add(name);
    }
    return value;
  }

  Optional<String> text(String name) {
    return text(name, Optional::of);
  }

  /// A text that has to mean something.
  <T> Optional<T> text(String name, Function<String, Optional<T>> meaning) {
    var value = fields.get(name);
    var isText = value instanceof String || value instanceof BigDecimal;
    return read(name, isText ? meaning.apply(String.valueOf(value)) : Optional.empty());
  }

  Optional<URI> link(String name) {
    return text(name, Links::parse);
  }

  Optional<Instant> time(String name) {
    return text(name, JsonObject::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Optional<LocalDate> date(String name) {
    return text(name, JsonObject::day);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Optional<BigDecimal> decimal(String name) {
    return read(
        name,
        fields.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty());
  }

  OptionalLong integer(String name) {
    var value = read(name, whole(fields.get(name)));
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }

  private static Optional<Long> whole(@Nullable Object value) {
    try {
      return value instanceof BigDecimal number
          ? Optional.of(number.longValueExact())
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  Optional<Boolean> flag(String name) {
    return read(
        name, fields.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
  }

  List<String> texts(String name) {
    return items(name, item -> item instanceof String text ? Optional.of(text) : Optional.empty());
  }

  List<JsonObject> objects(String name) {
    return objects(name, object -> object);
  }

  /// A list of objects, and what each of them means.
  <T> List<T> objects(String name, Function<JsonObject, T> meaning) {
    return items(name, item -> Json.object(item).map(meaning));
  }

  Optional<JsonObject> object(String name) {
    return read(name, Json.object(fields.get(name)));
  }

  /// Whether there is a list of that name.
  boolean hasList(String name) {
    return fields.get(name) instanceof List<?>;
  }

  private <T> List<T> items(String name, Function<@Nullable Object, Optional<T>> meaning) {
    if (!(fields.get(name) instanceof List<?> items)) {
      return read(name, Optional.<List<T>>empty()).orElse(List.of());
    }
    var meant = items.stream().flatMap(item -> meaning.apply(item).stream()).toList();
    read(name, meant.size() == items.size() ? Optional.of(meant) : Optional.empty());
    return meant;
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
