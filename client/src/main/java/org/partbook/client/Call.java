package org.partbook.client;

import java.util.Optional;

/// A request of the API.
///
/// @param path with the query
/// @param authorised whether the token goes with it
record Call(String method, String path, Optional<byte[]> body, boolean authorised) {
  static Call get(String path) {
    return new Call("GET", path, Optional.empty(), true);
  }

  static Call getOpenly(String path) {
    return new Call("GET", path, Optional.empty(), false);
  }

  static Call delete(String path) {
    return new Call("DELETE", path, Optional.empty(), true);
  }

  static Call post(String path, byte[] json) {
    return new Call("POST", path, Optional.of(json), true);
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
