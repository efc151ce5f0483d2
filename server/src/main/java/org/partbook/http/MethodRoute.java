package org.partbook.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;

/// The route of something that takes one method, and 405 for all others.
public final class MethodRoute {
  private MethodRoute() {}

  /// Adds one.
  ///
  /// @param path may have parameters in braces
  public static void add(HttpRules routing, Method method, String path, Handler handler) {
    routing.route(method, path, handler);
    routing.any(path, ErrorResponses.methodNotAllowed(method.text()));
  }
}
