package org.partbook.client;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Tells from an answer's headers and first bytes whether it can be a score at all. Proxies, login
/// pages and broken servers like to send a page of HTML with the status 200.
final class FileHead {
  private static final int LENGTH = 8;

  private final String type;
  private final byte[] bytes = new byte[LENGTH];
  private int length;

  private FileHead(String type) {
    this.type = type;
  }

  static FileHead of(HttpHeaders headers) {
    var type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT).strip();
    if (type.matches("(text/html|application/xhtml|application/(problem\\+)?json).*")) {
      throw notTheFile("it is " + type);
    }
    var encoding = headers.firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw notTheFile("it is encoded as " + encoding);
    }
    return new FileHead(type);
  }

  /// Looks at bytes as they come, from the beginning.
  void see(ByteBuffer piece) {
    for (var i = piece.position(); i < piece.limit() && length < LENGTH; i++) {
      bytes[length++] = piece.get(i);
    }
    var text = new String(bytes, 0, length, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.startsWith("<") && !type.contains("xml")) {
      throw notTheFile("it begins like a page of HTML");
    }
    if (text.startsWith("{") && type.startsWith("application/pdf")) {
      throw notTheFile("it begins like JSON");
    }
  }

  private static DownloadException notTheFile(String why) {
    return new DownloadException("what came isn't the file: " + why, ApiError.bare(200));
  }
}
