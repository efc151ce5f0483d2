package org.partbook.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/// Sends JSON under exactly the media type that strict clients compare letter by letter.
public final class JsonResponse {
  static final String MEDIA_TYPE = "application/json";

  private JsonResponse() {}

  public static void send(ServerResponse response, int status, Object body) {
    send(response, status, Json.writeBytes(body));
  }

  public static void send(ServerResponse response, int status, byte[] utf8) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(utf8);
  }
}
