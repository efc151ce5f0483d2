package org.partbook.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What the server said and this version of the client has no name for: fields that are new, and
/// known ones whose value isn't of the kind that it should be. Nothing of an answer is lost.
///
/// ```java
/// Optional<String> ismn = api.asset(101003).unknown().get("ismn");
/// ```
///
/// @param json the fields in the server's order, each with its value as JSON
public record UnknownFields(Map<String, String> json) {
  private static final UnknownFields NONE = new UnknownFields(Map.of());

  /// Copies the map.
  public UnknownFields {
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }

  /// Where nothing is unknown.
  ///
  /// @return one without fields
  public static UnknownFields none() {
    return NONE;
  }

  static UnknownFields of(Map<String, String> json) {
    return json.isEmpty() ? NONE : new UnknownFields(json);
  }

  /// One field.
  ///
  /// @param name its name, as the server writes it
  /// @return its value as JSON, so a text has its quotation marks
  public Optional<String> get(String name) {
    return Optional.ofNullable(json.get(name));
  }

  /// The names.
  ///
  /// @return the names, in the server's order
  public Set<String> names() {
    return json.keySet();
  }

  /// Whether the client knows everything that the server said.
  ///
  /// @return whether there are none
  public boolean isEmpty() {
    return json.isEmpty();
  }

  UnknownFields cleaned(UnaryOperator<String> clean) {
    return isEmpty()
        ? this
        : new UnknownFields(
            json.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        field -> clean.apply(field.getKey()),
                        field -> clean.apply(field.getValue()),
                        (one, other) -> other,
                        LinkedHashMap::new)));
  }

  /// The names alone: values may be keys, or people's names.
  @Override
  public String toString() {
    return json.keySet().toString();
  }
}
