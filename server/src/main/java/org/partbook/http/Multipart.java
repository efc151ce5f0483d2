package org.partbook.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.partbook.copies.PersonalCopy;

/// Several ranges of a copy in one response, as multipart/byteranges.
final class Multipart {
  private final PersonalCopy copy;
  private final List<ByteRange> parts;
  private final String boundary = UUID.randomUUID().toString().replace("-", "");

  Multipart(PersonalCopy copy, List<ByteRange> parts) {
    this.copy = copy;
    this.parts = parts;
  }

  String mediaType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  long length() {
    long length = end().length;
    for (var part : parts) {
      length += head(part).length + part.length();
    }
    return length;
  }

  void writeTo(OutputStream out) throws IOException {
    for (var part : parts) {
      out.write(head(part));
      copy.writeTo(out, part.first(), part.length());
    }
    out.write(end());
  }

  private byte[] head(ByteRange part) {
    return ascii(
        "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
            .formatted(boundary, copy.kind().mediaType(), part.of(copy.length())));
  }

  private byte[] end() {
    return ascii("\r\n--" + boundary + "--\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
