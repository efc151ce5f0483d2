package org.partbook.access;

import java.time.Clock;
import java.util.Locale;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// Lets a request pass only with a token that is known, unexpired and not revoked.
///
/// The token is looked up at every request, so that a revocation counts at once, also when another
/// process made it.
public final class Authentication {
  private static final String ENVIRONMENT = "X-Environment";
  private static final String SCHEME = "bearer ";

  private final Database db;
  private final Clock clock;
  private final TokenStore tokens = new TokenStore();

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
    return (request, response) -> {
      var caller = callerOf(request);
      response.header(ENVIRONMENT, caller.environment().wire());
      handler.handle(caller, request, response);
    };
  }

  private Caller callerOf(Request request) {
    var header = request.header(HeaderNames.AUTHORIZATION).orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new ApiException(
          ErrorCode.UNAUTHORIZED, "send the header Authorization: Bearer <access token>");
    }
    var hash = AccessToken.hash(header.substring(SCHEME.length()).strip());
    var now = clock.instant();
    return db.ask(tx -> tokens.caller(tx, hash, now))
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.UNAUTHORIZED, "the access token is unknown, expired or revoked"));
  }
}
