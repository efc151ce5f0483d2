package org.partbook.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Several ranges of a file in one response, as multipart/byteranges.
public final class Multipart {
  private final Content content;
  private final String mediaType;
  private final long length;
  private final List<ByteRange> parts;
  private final String boundary = UUID.randomUUID().toString().replace("-", "");

  /// What ranges are taken of.
  public interface Content {
    /// Writes `length` bytes, beginning with the one at `from`.
    void writeTo(OutputStream out, long from, long length) throws IOException;
  }

  /// @param mediaType of the whole
  /// @param length of the whole, in bytes
  public Multipart(Content content, String mediaType, long length, List<ByteRange> parts) {
    this.content = content;
    this.mediaType = mediaType;
    this.length = length;
    this.parts = parts;
  }

  public String mediaType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  public long length() {
    long all = end().length;
    for (var part : parts) {
      all += head(part).length + part.length();
    }
    return all;
  }

  public void writeTo(OutputStream out) throws IOException {
    for (var part : parts) {
      out.write(head(part));
      content.writeTo(out, part.first(), part.length());
    }
    out.write(end());
  }

  private byte[] head(ByteRange part) {
    return ascii(
        "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
            .formatted(boundary, mediaType, part.of(length)));
  }

  private byte[] end() {
    return ascii("\r\n--" + boundary + "--\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
