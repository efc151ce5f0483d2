package org.partbook.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/// Sends texts compressed to those who take that.
public final class Compressed {
  private Compressed() {}

  /// Sends a text. `Vary` is the caller's to say.
  public static void send(Request request, Response response, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (AcceptEncoding.takesGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      response.send(gzip(bytes));
    } else {
      response.send(bytes);
    }
  }

  /// Packs bytes.
  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no device that fails", e);
    }
    return packed.toByteArray();
  }
}
