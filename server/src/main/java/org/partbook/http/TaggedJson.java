package org.partbook.http;

import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.http.Validators.Verdict;

/// Sends JSON that clients ask for again and again: they are told when it is what they have (RFC
/// 9110, section 13), and get it packed if they take that.
public final class TaggedJson {
  /// So many hexadecimal digits of a SHA-256.
  private static final int DIGITS = 32;

  /// What is shorter gains nothing.
  private static final int LEAST_PACKED = 1024;

  private TaggedJson() {}

  /// Sends what is JSON already, to one client only.
  public static void send(Request request, Response response, byte[] json) {
    var packed = json.length >= LEAST_PACKED && AcceptEncoding.takesGzip(request);
    // A strong tag names the bytes that are sent, so packed ones need another.
    var tag = "\"" + Digest.hexOf(json).substring(0, DIGITS) + (packed ? "-gzip" : "") + "\"";
    response.header(HeaderNames.ETAG, tag);
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    response.header(HeaderNames.VARY, "Accept-Encoding, Authorization");
    var verdict = new Validators(tag, Optional.empty()).judge(request);
    if (verdict == Verdict.NOT_MODIFIED) {
      response.status(Status.NOT_MODIFIED).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, JsonResponse.MEDIA_TYPE);
    if (packed) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    response.send(packed ? Compressed.gzip(json) : json);
  }
}
