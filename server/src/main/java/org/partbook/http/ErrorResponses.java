package org.partbook.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where an error becomes a response. Whatever goes wrong, from a request line that
/// can't be read to a bug of ours, the caller gets the same body; what went wrong inside stays in
/// the log, under the request's id.
public final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  /// Seconds. Short: what makes us busy passes soon, and clients add their own back-off.
  private static final String RETRY_AFTER = "2";

  private static final int SERVICE_UNAVAILABLE = 503;

  /// What is said of requests that are refused before anybody of ours has looked at them.
  private static final Map<ErrorCode, String> TEXTS =
      Map.of(
          ErrorCode.MALFORMED_REQUEST, "the request is not well-formed HTTP",
          ErrorCode.REQUEST_TIMEOUT, "the request took too long to arrive",
          ErrorCode.HEADERS_TOO_LARGE, "the headers are too large",
          ErrorCode.URI_TOO_LONG, "the path and query are too long",
          ErrorCode.OVERLOADED, "too many requests at once",
          ErrorCode.INTERNAL_ERROR, "something went wrong");

  /// What a handler may have announced before it failed. An error of another length under the
  /// length of the score would keep the client waiting.
  private static final List<String> ANNOUNCED =
      List.of(
          HeaderNames.CONTENT_LENGTH,
          HeaderNames.CONTENT_DISPOSITION,
          HeaderNames.CONTENT_ENCODING,
          HeaderNames.ETAG,
          HeaderNames.LAST_MODIFIED);

  private ErrorResponses() {}

  /// What every answer has: its request's name, and that nobody takes it for what it isn't. Pages
  /// say more of what they may do, in the place of this.
  static void describe(RequestId id, Response response) {
    response.header("X-Request-Id", id.value());
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header(HeaderNames.REFERRER_POLICY, "no-referrer");
    response.header(
        HeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
  }

  /// Sends an error in the usual form.
  ///
  /// @throws HangUp if half of something else has gone out already
  public static void send(Request request, Response response, ApiException error) {
    if (response.isCommitted()) {
      throw new HangUp("failed in the middle of a response", error);
    }
    var code = error.code();
    request.note(ApiException.class, error);
    ANNOUNCED.forEach(response::removeHeader);
    if (code != ErrorCode.RANGE_NOT_SATISFIABLE) {
      response.removeHeader(HeaderNames.CONTENT_RANGE);
    }
    addHeaders(response, code);
    error
        .retryAfter()
        .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
    var page = request.noted(ErrorPage.class).filter(_ -> fromBrowser(request));
    if (page.isPresent()) {
      page.get().send(request, response, code);
    } else {
      var body = body(code, error.text(), error.errors(), request.id());
      body.putAll(error.details());
      JsonResponse.send(response, code.status(), body);
    }
  }

  /// What has to be said with an error.
  private static void addHeaders(Response response, ErrorCode code) {
    if (code.status() == SERVICE_UNAVAILABLE || code == ErrorCode.TOO_MANY_REQUESTS) {
      response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER);
    }
    if (code == ErrorCode.UNAUTHORIZED) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (code == ErrorCode.BODY_TOO_LARGE || code == ErrorCode.REQUEST_TIMEOUT) {
      // What is left of the body is not read, so the connection can't be used again.
      response.header(HeaderNames.CONNECTION, "close");
    }
  }

  /// Programs take whatever comes (`*/*`); only browsers name HTML.
  private static boolean fromBrowser(Request request) {
    return request.header(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }

  /// Logs an error that nobody foresaw, and tells the caller no more than that.
  public static void sendUnexpected(Request request, Response response, Throwable error) {
    // The path itself stays out of the log: a link's path is the key to a copy.
    LOG.error("request {}: {} failed", request.id().value(), request.method(), error);
    send(request, response, new ApiException(ErrorCode.INTERNAL_ERROR, "something went wrong"));
  }

  /// Answers a request that the web server refuses before any route sees it.
  ///
  /// @param status that it would answer with
  public static void refuse(Response response, RequestId id, int status) {
    describe(id, response);
    var code = codeFor(status);
    addHeaders(response, code);
    response.header(HeaderNames.CONNECTION, "close");
    JsonResponse.send(response, code.status(), refusal(code, id));
  }

  /// The body of such an answer, in JSON.
  public static byte[] refusal(ErrorCode code, RequestId id) {
    return Json.writeBytes(body(code, TEXTS.getOrDefault(code, "refused"), List.of(), id));
  }

  private static ErrorCode codeFor(int status) {
    return switch (status) {
      case 404 -> ErrorCode.NO_SUCH_PATH;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 408 -> ErrorCode.REQUEST_TIMEOUT;
      case 413 -> ErrorCode.BODY_TOO_LARGE;
      case 414 -> ErrorCode.URI_TOO_LONG;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 431 -> ErrorCode.HEADERS_TOO_LARGE;
      case 500 -> ErrorCode.INTERNAL_ERROR;
      case 503 -> ErrorCode.OVERLOADED;
      // Another version of HTTP, say.
      default -> ErrorCode.MALFORMED_REQUEST;
    };
  }

  private static Map<String, Object> body(
      ErrorCode code, String message, List<FieldError> errors, RequestId id) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", code.name());
    body.put("message", message);
    body.put("code", code.number());
    body.put("status", code.status());
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    body.put("request_id", id.value());
    return body;
  }
}
