package org.partbook.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object with its fields in the order in which they were added; what isn't there is null.
final class JsonFields {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private JsonFields() {}

  static JsonFields of() {
    return new JsonFields();
  }

  JsonFields add(String name, Object value) {
    fields.put(name, value instanceof Instant time ? time.toString() : value);
    return this;
  }

  JsonFields add(String name, Optional<?> value) {
    if (value.isPresent()) {
      return add(name, (Object) value.get());
    }
    fields.put(name, null);
    return this;
  }

  JsonFields addAll(Map<String, @Nullable Object> others) {
    fields.putAll(others);
    return this;
  }

  Map<String, @Nullable Object> map() {
    return fields;
  }
}
