package org.partbook.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.db.LastUsed;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Routes.Counted;

/// Lets a request pass only with a token that is known, unexpired and not revoked.
///
/// The token is held against the table at every request, so that a revocation counts at once, also
/// when another process made it: before anything else ([#required]), or by the statement that the
/// operation needs anyhow ([#heldByOperation]).
public final class Authentication {
  private static final String ENVIRONMENT = "X-Environment";
  private static final String SCHEME = "bearer ";
  private static final int INTERNAL_ERROR = 500;
  private static final int MOST_REMEMBERED = 1000;

  private final Database db;
  private final Clock clock;
  private final TokenStore tokens = new TokenStore();
  private final LastUsed<TokenHash, Caller> remembered = new LastUsed<>(MOST_REMEMBERED);

  public Authentication(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A handler that is told who calls.
  public interface AuthorizedHandler {
    void handle(Caller caller, Request request, Response response) throws Exception;
  }

  /// Runs `handler` for callers with a valid token; all others get 401.
  public Routes.Handler required(AuthorizedHandler handler) {
    return byToken((request, response) -> handle(handler, ask(token(request)), request, response));
  }

  /// As [#required], for what has to be within reach also of a token that has expired by the
  /// vendor's own clock, but not by the server's: how to get back.
  public Routes.Handler byServerClock(AuthorizedHandler handler) {
    return byToken((request, response) -> {
      var caller = find(token(request)).orElseThrow(Authentication::refusal);
      handle(handler, caller, request, response);
    });
  }

  /// As [#required], for a handler whose operation holds the caller's token against the table
  /// itself, in its own statement, and throws [#refusal] where it doesn't count any more. The
  /// caller that such a handler is told may be one that is only remembered: who the token belongs
  /// to, its environment and whether it may list the catalogue never change, but whether it counts
  /// does. In the sandbox it never is: with the token comes what time it is for the vendor, which
  /// may just have been changed at another server.
  public Routes.Handler heldByOperation(AuthorizedHandler handler) {
    return byToken((request, response) -> {
      var token = token(request);
      var known = remembered.find(token);
      if (known.isEmpty()) {
        var caller = ask(token);
        if (caller.environment() == Environment.LIVE) {
          remembered.keep(token, caller);
        }
        handle(handler, caller, request, response);
        return;
      }
      try {
        handle(handler, known.get(), request, response);
      } catch (ApiException e) {
        // What is refused without a statement is no business of somebody who isn't let in. Failures
        // of ours stay what they are, above all that an outcome isn't known.
        if (e.code().status() < INTERNAL_ERROR && find(token).isEmpty()) {
          remembered.forget(token);
          response.removeHeader(ENVIRONMENT);
          throw refusal();
        }
        throw e;
      }
    });
  }

  private static Routes.Handler byToken(Routes.Handler handler) {
    return Routes.counted(Counted.BY_TOKEN, handler);
  }

  private static void handle(
      AuthorizedHandler handler, Caller caller, Request request, Response response)
      throws Exception {
    request.note(Caller.class, caller);
    response.header(ENVIRONMENT, caller.environment().wire());
    handler.handle(caller, request, response);
  }

  private static TokenHash token(Request request) {
    return presented(request)
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.UNAUTHORIZED, "send the header Authorization: Bearer <access token>"));
  }

  /// The token that a request comes with, whether it counts or not. It is hashed once.
  public static Optional<TokenHash> presented(Request request) {
    var hashed = request.noted(TokenHash.class);
    if (hashed.isPresent()) {
      return hashed;
    }
    var header = request.header(HeaderNames.AUTHORIZATION).orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    var token = TokenHash.of(header.substring(SCHEME.length()).strip());
    request.note(TokenHash.class, token);
    return Optional.of(token);
  }

  private Caller ask(TokenHash token) {
    var caller = find(token).orElseThrow(Authentication::refusal);
    if (caller.isExpired(clock)) {
      throw new ApiException(
          ErrorCode.UNAUTHORIZED,
          "the access token has expired by the clock of your sandbox, which was put forward:"
              + " DELETE /sandbox/clock puts it back, also with this token");
    }
    return caller;
  }

  private Optional<Caller> find(TokenHash token) {
    var now = clock.instant();
    return db.ask(tx -> tokens.caller(tx, token, now));
  }

  /// For a token that doesn't count, or not any more.
  public static ApiException refusal() {
    return new ApiException(
        ErrorCode.UNAUTHORIZED, "the access token is unknown, expired or revoked");
  }
}
