package org.partbook.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

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

  /// Sends a text, compressed to those who take that. `Vary` is the caller's to say.
  public static void sendText(ServerRequest request, ServerResponse response, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (AcceptEncoding.takesGzip(request.headers())) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      send(request, response, gzipped(bytes));
    } else {
      send(request, response, bytes);
    }
  }

  /// Packs bytes.
  public static byte[] gzipped(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no device that fails", e);
    }
    return packed.toByteArray();
  }

  public static boolean isHead(ServerRequest request) {
    return request.prologue().method().equals(Method.HEAD);
  }
}
