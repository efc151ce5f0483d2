package org.partbook.client;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole answer of the API.
final class Reply {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] bytes;
  private final String secret;

  /// An answer that has come whole.
  ///
  /// @param secret the token that was sent, should the server repeat it; empty if none was
  Reply(int status, HttpHeaders headers, byte[] bytes, String secret) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.secret = secret;
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  /// A text of the server without the token.
  String clean(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "…");
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
