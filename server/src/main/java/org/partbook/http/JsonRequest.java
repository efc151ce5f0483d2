package org.partbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Reads a request's JSON body, up to a limit that no honest request comes near.
public final class JsonRequest {
  /// In bytes.
  static final int MOST_BYTES = 256 * 1024;

  /// What a body may have without taking part of what all have together, in bytes: a sale of some
  /// lines has less, and finds its way while others fill the rest.
  static final int SHORT = 8 * 1024;

  /// In bytes.
  static final int MOST_DISCARDED = 64 * 1024 * 1024;

  private JsonRequest() {}

  /// The body as JSON.
  ///
  /// @throws MalformedJson if it is not JSON
  /// @throws ApiException 413 if it is too large, 415 if it says that it is something else
  public static JsonNode read(Request request) throws MalformedJson {
    requireJson(request);
    return Json.read(bytes(request));
  }

  private static void requireJson(Request request) {
    var type = request.header(HeaderNames.CONTENT_TYPE).orElse(JsonResponse.MEDIA_TYPE);
    var essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!essence.equals(JsonResponse.MEDIA_TYPE)) {
      throw new ApiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "the body must be sent as application/json, not as " + essence);
    }
  }

  private static byte[] bytes(Request request) {
    if (request.bodyLength().orElse(0) > MOST_DISCARDED) {
      throw tooLarge();
    }
    try (var in = request.body()) {
      var bytes = read(in, request);
      if (bytes.length > MOST_BYTES) {
        discard(in);
        request.note(SentBody.class, new SentBody(bytes));
        throw tooLarge();
      }
      request.note(SentBody.class, new SentBody(bytes));
      return bytes;
    } catch (TooSlow _) {
      throw new ApiException(ErrorCode.REQUEST_TIMEOUT, "the request took too long to arrive");
    } catch (IOException _) {
      throw new ApiException(
          ErrorCode.MALFORMED_REQUEST, "the connection broke off in the middle of the body");
    }
  }

  private static byte[] read(InputStream in, Request request) throws IOException {
    var start = in.readNBytes(SHORT);
    if (start.length < SHORT) {
      return start;
    }
    if (!request.takeRoom(MOST_BYTES)) {
      discard(in);
      throw new ApiException(
          ErrorCode.OVERLOADED, "too many long bodies at once; nothing was done, please try again");
    }
    var rest = in.readNBytes(MOST_BYTES + 1 - SHORT);
    var all = Arrays.copyOf(start, SHORT + rest.length);
    System.arraycopy(rest, 0, all, SHORT, rest.length);
    return all;
  }

  /// Many clients look for an answer only when they have sent everything, and would miss it if we
  /// hung up before; so what is too large, but not absurd, is read to its end.
  static void discard(InputStream in) throws IOException {
    var buffer = new byte[SHORT];
    long left = MOST_DISCARDED;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = in.read(buffer);
      left -= read;
    }
  }

  private static ApiException tooLarge() {
    return new ApiException(
        ErrorCode.BODY_TOO_LARGE, "the body must not be larger than " + MOST_BYTES + " bytes");
  }
}
