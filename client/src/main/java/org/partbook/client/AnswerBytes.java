package org.partbook.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

/// The whole body of an answer, within bounds of time and size, and unpacked.
final class AnswerBytes {
  private AnswerBytes() {}

  /// The body. That of a success without content, or of an error, may break off: the status has
  /// said it all.
  static byte[] of(HttpResponse<Body> answer, Deadline deadline, int longest)
      throws IOException, InterruptedException {
    try (var body = answer.body()) {
      return unpacked(answer, bytes(body, deadline, longest), longest);
    } catch (IOException e) {
      if (answer.statusCode() == 200) {
        throw e;
      }
      return new byte[0];
    }
  }

  private static byte[] bytes(Body body, Deadline deadline, int longest)
      throws IOException, InterruptedException {
    var out = new ByteArrayOutputStream();
    for (var next = body.next(deadline.left()); next.isPresent(); ) {
      var piece = next.get();
      if (out.size() + (long) piece.remaining() > longest) {
        throw tooLong(longest);
      }
      var bytes = new byte[piece.remaining()];
      piece.get(bytes);
      out.write(bytes, 0, bytes.length);
      next = body.next(deadline.left());
    }
    return out.toByteArray();
  }

  /// What a few bytes unpack to may be without end.
  private static byte[] unpacked(HttpResponse<Body> answer, byte[] bytes, int longest)
      throws IOException {
    var encoding = answer.headers().firstValue("Content-Encoding").orElse("identity").strip();
    if (bytes.length == 0 || !encoding.equalsIgnoreCase("gzip")) {
      return bytes;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      var whole = in.readNBytes(longest);
      if (in.read() >= 0) {
        throw tooLong(longest);
      }
      return whole;
    }
  }

  private static IOException tooLong(int longest) {
    return new IOException("the answer is longer than " + longest + " bytes");
  }
}
