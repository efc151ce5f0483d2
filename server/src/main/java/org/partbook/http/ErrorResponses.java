package org.partbook.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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

  /// What is said of requests that are refused before anybody of ours has looked at them.
  private static final Map<ErrorCode, String> TEXTS =
      Map.of(
          ErrorCode.MALFORMED_REQUEST,
              "the request is not well-formed HTTP, or its headers are too large",
          ErrorCode.NO_SUCH_PATH, "there is nothing at this path",
          ErrorCode.BODY_TOO_LARGE, "the body is too large",
          ErrorCode.URI_TOO_LONG, "the path and query are too long",
          ErrorCode.OVERLOADED, "too many requests at once",
          ErrorCode.INTERNAL_ERROR, "something went wrong");

  /// What a handler may have announced before it failed. An error of another length under the
  /// length of the score would keep the client waiting.
  private static final List<HeaderName> ANNOUNCED =
      List.of(
          HeaderNames.CONTENT_LENGTH,
          HeaderNames.CONTENT_DISPOSITION,
          HeaderNames.ETAG,
          HeaderNames.LAST_MODIFIED);

  private ErrorResponses() {}

  /// Makes every route of `routing` answer in this form. Call it before the routes are added.
  public static void install(HttpRouting.Builder routing) {
    routing.addFilter((chain, request, response) -> {
      var id = RequestId.next();
      request.context().register(id);
      response.header("X-Request-Id", id.value());
      chain.proceed();
      closeIfPromised(request, response);
    });
    routing.error(ApiException.class, ErrorResponses::send);
    routing.error(HttpException.class, ErrorResponses::sendRefusal);
    routing.error(Throwable.class, ErrorResponses::sendUnexpected);
  }

  /// Helidon 4.5 says `Connection: close` and then waits for another request all the same
  /// (helidon-io/helidon#12324): clients that read to the end would hang, and what is left of a
  /// body that was refused would be taken for a request. To go when Helidon closes by itself.
  private static void closeIfPromised(RoutingRequest request, RoutingResponse response) {
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
        || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("as was said in the response");
    }
  }

  /// The last route: nothing else wanted the request.
  public static void noSuchPath(ServerRequest request, ServerResponse response) {
    send(
        request,
        response,
        new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing at this path"));
  }

  /// For a path that is known, but not with this method.
  public static Handler methodNotAllowed(String allowed) {
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, allowed);
      throw new ApiException(
          ErrorCode.METHOD_NOT_ALLOWED,
          "this path takes " + allowed + ", not " + request.prologue().method().text());
    };
  }

  /// For requests that the server refuses before any route sees them.
  public static DirectHandlers directHandlers() {
    var handlers = DirectHandlers.builder();
    for (var event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, ErrorResponses::direct);
    }
    return handlers.build();
  }

  /// Sends an error in the usual form.
  public static void send(ServerRequest request, ServerResponse response, ApiException error) {
    if (response.isSent()) {
      throw new CloseConnectionException("failed in the middle of a response", error);
    }
    var code = error.code();
    ANNOUNCED.forEach(response.headers()::remove);
    if (code.status() == Status.SERVICE_UNAVAILABLE_503.code()
        || code == ErrorCode.TOO_MANY_REQUESTS) {
      response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER);
    }
    if (code == ErrorCode.UNAUTHORIZED) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (code == ErrorCode.BODY_TOO_LARGE) {
      // What is left of the body is not read, so the connection can't be used again.
      response.header(HeaderNames.CONNECTION, "close");
    }
    var page = request.context().get(ErrorPage.class).filter(_ -> fromBrowser(request));
    if (page.isPresent()) {
      page.get().send(request, response, code);
    } else {
      var body = body(code, error.text(), error.errors(), RequestId.of(request));
      body.putAll(error.details());
      JsonResponse.send(request, response, code.status(), body);
    }
  }

  /// Programs take whatever comes (`*/*`); only browsers name HTML.
  private static boolean fromBrowser(ServerRequest request) {
    return request.headers().value(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }

  private static void sendRefusal(
      ServerRequest request, ServerResponse response, HttpException refusal) {
    if (refusal.status().code() >= 500) {
      sendUnexpected(request, response, refusal);
    } else {
      send(request, response, new ApiException(codeFor(refusal.status()), textFor(refusal)));
    }
  }

  /// Logs an error that nobody foresaw, and tells the caller no more than that.
  public static void sendUnexpected(
      ServerRequest request, ServerResponse response, Throwable error) {
    // The path itself stays out of the log: a link's path is the key to a copy.
    LOG.error(
        "request {}: {} failed",
        RequestId.of(request).value(),
        request.prologue().method().text(),
        error);
    send(request, response, new ApiException(ErrorCode.INTERNAL_ERROR, "something went wrong"));
  }

  private static DirectHandler.TransportResponse direct(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var id = RequestId.next();
    var code = codeFor(status);
    headers.set(HeaderNames.CONTENT_TYPE, JsonResponse.MEDIA_TYPE);
    headers.set(HeaderNames.create("X-Request-Id"), id.value());
    if (code == ErrorCode.INTERNAL_ERROR) {
      LOG.error("request {}: {}", id.value(), message);
    }
    if (code == ErrorCode.OVERLOADED) {
      headers.set(HeaderNames.RETRY_AFTER, RETRY_AFTER);
    }
    return DirectHandler.TransportResponse.builder()
        .status(Status.create(code.status()))
        .headers(headers)
        .entity(Json.writeBytes(body(code, TEXTS.getOrDefault(code, "refused"), List.of(), id)))
        .keepAlive(false)
        .build();
  }

  private static ErrorCode codeFor(Status status) {
    return switch (status.code()) {
      case 404 -> ErrorCode.NO_SUCH_PATH;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 413 -> ErrorCode.BODY_TOO_LARGE;
      case 414 -> ErrorCode.URI_TOO_LONG;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> ErrorCode.OVERLOADED;
      default -> status.code() < 500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL_ERROR;
    };
  }

  private static String textFor(HttpException refusal) {
    return TEXTS.getOrDefault(codeFor(refusal.status()), "the request was refused");
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
