package org.partbook.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.Locale;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.MethodRoute;

/// Lets a request pass only with a token that is known, unexpired and not revoked.
///
/// The token is looked up at every request, so that a revocation counts at once, also when another
/// process made it.
public final class Authentication {
  private static final HeaderName ENVIRONMENT = HeaderNames.create("X-Environment");
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
    void handle(Caller caller, ServerRequest request, ServerResponse response) throws Exception;
  }

  /// Adds a route that takes one method, from callers with a valid token; all others get 401.
  public void route(HttpRules routing, Method method, String path, AuthorizedHandler handler) {
    MethodRoute.add(routing, method, path, required(handler));
  }

  private Handler required(AuthorizedHandler handler) {
    return (request, response) -> {
      var caller = callerOf(request);
      response.header(ENVIRONMENT, caller.environment().wire());
      handler.handle(caller, request, response);
    };
  }

  private Caller callerOf(ServerRequest request) {
    var header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new ApiException(
          ErrorCode.UNAUTHORIZED, "send the header Authorization: Bearer <access token>");
    }
    var hash = AccessToken.hash(header.substring(SCHEME.length()).strip());
    var now = clock.instant();
    return db.inTransaction(tx -> tokens.caller(tx, hash, now))
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.UNAUTHORIZED, "the access token is unknown, expired or revoked"));
  }
}
