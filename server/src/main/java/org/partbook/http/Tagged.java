package org.partbook.http;

import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.http.Validators.Verdict;

/// Sends texts that clients ask for again and again: they are told when it is what they have (RFC
/// 9110, section 13), and get it packed if they take that.
public final class Tagged {
  /// So many hexadecimal digits of a SHA-256.
  private static final int DIGITS = 32;

  /// What is shorter gains nothing.
  private static final int LEAST_PACKED = 1024;

  private Tagged() {}

  /// Sends a text. `Cache-Control` and `Vary` are the caller's to say.
  public static void send(Request request, Response response, String mediaType, byte[] text) {
    var packed = text.length >= LEAST_PACKED && AcceptEncoding.takesGzip(request);
    // A strong tag names the bytes that are sent, so packed ones need another.
    var tag = "\"" + Digest.hexOf(text).substring(0, DIGITS) + (packed ? "-gzip" : "") + "\"";
    response.header(HeaderNames.ETAG, tag);
    var verdict = new Validators(tag, Optional.empty()).judge(request);
    if (verdict == Verdict.NOT_MODIFIED) {
      response.status(Status.NOT_MODIFIED).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    if (packed) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    response.send(packed ? Compressed.gzip(text) : text);
  }
}
