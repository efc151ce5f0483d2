package org.partbook.http;

import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;

/// The route of something that can only be looked at: GET and HEAD, and 405 for all other methods.
public final class ReadRoute {
  private ReadRoute() {}

  /// Adds one.
  ///
  /// @param path may have parameters in braces
  public static void add(HttpRules routing, String path, Handler handler) {
    add(routing, PathMatchers.create(path), handler);
  }

  /// Adds one.
  public static void add(HttpRules routing, PathMatcher path, Handler handler) {
    routing.route(Method.predicate(Method.GET, Method.HEAD), path, handler);
    routing.route(Method.predicate(), path, ErrorResponses.methodNotAllowed("GET, HEAD"));
  }
}
