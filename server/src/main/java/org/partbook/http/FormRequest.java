package org.partbook.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads what a form on one of our pages has sent.
public final class FormRequest {
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  /// In bytes. Our forms have a few short fields.
  private static final int MOST_BYTES = 16 * 1024;

  private FormRequest() {}

  /// The fields of a form.
  ///
  /// @throws ApiException 413 if it is too large, 415 if it is something else
  public static QueryParameters read(Request request) {
    var type = request.header(HeaderNames.CONTENT_TYPE).orElse("");
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MEDIA_TYPE)) {
      throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "a form is sent as " + MEDIA_TYPE);
    }
    try (var in = request.body()) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ApiException(ErrorCode.BODY_TOO_LARGE, "no form of ours is that large");
      }
      return QueryParameters.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (TooSlow _) {
      throw new ApiException(ErrorCode.REQUEST_TIMEOUT, "the request took too long to arrive");
    } catch (IOException _) {
      throw new ApiException(
          ErrorCode.MALFORMED_REQUEST, "the connection broke off in the middle of the body");
    }
  }
}
