package org.partbook.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Sends the bytes of a response, or only tells how many they would be when the request is a HEAD:
/// bytes that follow the answer to a HEAD are taken for the next response.
public final class Entity {
  private Entity() {}

  public static void send(ServerRequest request, ServerResponse response, byte[] bytes) {
    if (isHead(request)) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
      response.send();
    } else {
      response.send(bytes);
    }
  }

  public static boolean isHead(ServerRequest request) {
    return request.prologue().method().equals(Method.HEAD);
  }
}
