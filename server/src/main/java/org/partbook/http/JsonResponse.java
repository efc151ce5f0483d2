package org.partbook.http;

import org.partbook.json.Json;

/// Sends JSON under exactly the media type that strict clients compare letter by letter.
public final class JsonResponse {
  static final String MEDIA_TYPE = "application/json";

  private JsonResponse() {}

  public static void send(Response response, int status, Object body) {
    send(response, status, Json.writeBytes(body));
  }

  /// Sends what is JSON already.
  public static void send(Response response, int status, byte[] json) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(json);
  }
}
