package org.partbook.http;

/// Sends JSON that a client asks for again and again, as [Tagged] does.
public final class TaggedJson {
  private TaggedJson() {}

  /// Sends what is JSON already, to one client only.
  public static void send(Request request, Response response, byte[] json) {
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    response.header(HeaderNames.VARY, "Accept-Encoding, Authorization");
    Tagged.send(request, response, JsonResponse.MEDIA_TYPE, json);
  }

  /// Sends the same to everybody. `Cache-Control` is the caller's to say.
  public static void sendToAll(Request request, Response response, byte[] json) {
    response.header(HeaderNames.VARY, "Accept-Encoding");
    Tagged.send(request, response, JsonResponse.MEDIA_TYPE, json);
  }
}
