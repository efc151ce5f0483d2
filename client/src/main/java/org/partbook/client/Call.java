package org.partbook.client;

import java.util.Optional;

/// A request of the API.
///
/// @param path with the query
/// @param secret what its body holds that must not be seen in a message
/// @param authorised whether the token goes with it
record Call(
    String method,
    String path,
    Optional<byte[]> body,
    Optional<String> secret,
    boolean authorised) {
  static Call get(String path) {
    return new Call("GET", path, Optional.empty(), Optional.empty(), true);
  }

  static Call getOpenly(String path) {
    return new Call("GET", path, Optional.empty(), Optional.empty(), false);
  }

  static Call delete(String path) {
    return new Call("DELETE", path, Optional.empty(), Optional.empty(), true);
  }

  static Call post(String path, byte[] json) {
    return post(path, json, Optional.empty());
  }

  static Call post(String path, byte[] json, Optional<String> secret) {
    return new Call("POST", path, Optional.of(json), secret, true);
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
