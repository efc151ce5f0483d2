package org.partbook.client.testing;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the fake was asked.
///
/// @param operation what was asked for; absent for a path that there isn't
/// @param method the HTTP method
/// @param path the path
/// @param query the query's parameters, decoded
/// @param headers the first value of each header, by names in any case
/// @param body the body; empty if there was none
public record FakeRequest(
    Optional<Operation> operation,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {
  /// Copies the maps.
  public FakeRequest {
    query = Map.copyOf(query);
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    headers = Collections.unmodifiableMap(all);
  }

  /// A header.
  ///
  /// @param name its name, in any case
  /// @return its first value
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// A number of 1 or more that has to be there.
  long id(String name) {
    return number(name, 1)
        .orElseThrow(() -> Problem.invalid(name, "is required, and must be an integer"));
  }

  Optional<Long> number(String name, long least) {
    var text = parameter(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[0-9]{1,18}") || Long.parseLong(text.get()) < least) {
      throw Problem.invalid(name, "must be an integer of " + least + " or more");
    }
    return text.map(Long::valueOf);
  }

  /// Without the token.
  @Override
  public String toString() {
    return "FakeRequest[" + method + " " + path + " " + query.keySet() + "]";
  }
}
