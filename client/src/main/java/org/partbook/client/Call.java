package org.partbook.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request of the API.
///
/// @param path with the query
/// @param secrets what its body holds that must not be seen in a message
/// @param authorised whether the token goes with it
/// @param orderId the order that it is about
/// @param headers of its own
/// @param held how long the server may hold it, beyond what a request takes
record Call(
    String method,
    String path,
    Optional<byte[]> body,
    List<String> secrets,
    boolean authorised,
    OptionalLong orderId,
    Map<String, String> headers,
    Duration held) {
  static Call get(String path) {
    return of("GET", path, Optional.empty(), List.of(), true);
  }

  static Call getOpenly(String path) {
    return of("GET", path, Optional.empty(), List.of(), false);
  }

  static Call delete(String path) {
    return of("DELETE", path, Optional.empty(), List.of(), true);
  }

  static Call post(String path, byte[] json, List<String> secrets) {
    return of("POST", path, Optional.of(json), secrets, true);
  }

  private static Call of(
      String method, String path, Optional<byte[]> body, List<String> secrets, boolean authorised) {
    return new Call(
        method, path, body, secrets, authorised, OptionalLong.empty(), Map.of(), Duration.ZERO);
  }

  Call about(long order) {
    return new Call(method, path, body, secrets, authorised, OptionalLong.of(order), headers, held);
  }

  Call with(String header, String value) {
    var all =
        Stream.concat(headers.entrySet().stream(), Map.of(header, value).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Call(method, path, body, secrets, authorised, orderId, all, held);
  }

  /// Asks the server to hold the answer until there is something to say, that long at most.
  Call preferring(Duration wait) {
    return with("Prefer", "wait=" + wait.toSeconds());
  }

  Call heldFor(Duration wait) {
    return new Call(method, path, body, secrets, authorised, orderId, headers, wait);
  }

  /// For an answer that may be long.
  Call compressed() {
    return with("Accept-Encoding", "gzip");
  }

  /// The path alone.
  String place() {
    var query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  @Override
  public String toString() {
    return method + " " + place();
  }
}
