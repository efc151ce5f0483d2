package org.partbook.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.json.Json;

/// Sends JSON under exactly the media type that strict clients compare letter by letter.
public final class JsonResponse {
  static final String MEDIA_TYPE = "application/json";

  private JsonResponse() {}

  public static void send(ServerResponse response, int status, Object body) {
    head(response, status);
    response.send(Json.writeBytes(body));
  }

  /// For routes that take HEAD as well as GET.
  public static void send(ServerRequest request, ServerResponse response, int status, Object body) {
    sendBytes(request, response, status, Json.writeBytes(body));
  }

  /// As [#send], for JSON that has been written already.
  public static void sendBytes(
      ServerRequest request, ServerResponse response, int status, byte[] json) {
    head(response, status);
    Entity.send(request, response, json);
  }

  private static void head(ServerResponse response, int status) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
  }
}
