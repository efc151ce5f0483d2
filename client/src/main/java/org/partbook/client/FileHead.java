package org.partbook.client;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Tells from an answer's headers and a file's first bytes whether it can be a score at all.
/// Proxies, login pages and broken servers like to send a page of HTML with the status 200.
final class FileHead {
  private static final int LENGTH = 64;

  private final byte[] bytes = new byte[LENGTH];
  private int length;
  private boolean isPdf;

  /// Looks at an answer before its bytes come.
  void announced(HttpHeaders headers) {
    var type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT).strip();
    if (type.matches("(text/html|application/xhtml|application/(problem\\+)?json).*")) {
      throw notTheFile("it is " + type);
    }
    var encoding = headers.firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw notTheFile("it is encoded as " + encoding);
    }
    isPdf = type.startsWith("application/pdf");
  }

  /// The file begins anew.
  void restart() {
    length = 0;
  }

  /// Looks at the file's bytes as they come, from its beginning, over however many answers.
  void see(ByteBuffer piece) {
    if (length == LENGTH) {
      return;
    }
    var more = Math.min(piece.remaining(), LENGTH - length);
    piece.get(piece.position(), bytes, length, more);
    length += more;
    var text = text();
    // A score may be XML, and then begins with a `<` as well.
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      throw notTheFile("it begins like a page of HTML");
    }
    if (isPdf && text.startsWith("<")) {
      throw notTheFile("it begins like HTML or XML");
    }
    if (isPdf && text.startsWith("{")) {
      throw notTheFile("it begins like JSON");
    }
  }

  private String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static DownloadException notTheFile(String why) {
    return new DownloadException("what came isn't the file: " + why, ApiError.bare(200));
  }
}
