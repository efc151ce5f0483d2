package org.partbook.client;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole answer of the API.
final class Reply {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] bytes;
  private final List<String> secrets;

  /// An answer that has come whole.
  ///
  /// @param secrets the tokens that were sent, should the server repeat them
  Reply(int status, HttpHeaders headers, byte[] bytes, List<String> secrets) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.secrets = secrets;
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  /// A text of the server without the tokens.
  String clean(String text) {
    var clean = text;
    for (var secret : secrets) {
      clean = clean.replace(secret, "…");
    }
    return clean;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /// Whether it says that it is JSON.
  boolean isJson() {
    var type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("application/json")
        || type.startsWith("application/problem+json")
        || type.isEmpty();
  }

  /// The body, if it is a JSON object.
  Optional<JsonObject> object() {
    try {
      return isJson() ? Json.object(Json.read(bytes)) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  /// The body as JSON.
  @Nullable Object json() throws MalformedJson {
    if (!isJson()) {
      throw new MalformedJson("it isn't JSON but " + header("Content-Type").orElse("nothing"));
    }
    return Json.read(bytes);
  }
}
