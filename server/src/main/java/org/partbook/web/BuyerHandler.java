package org.partbook.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import org.partbook.access.FrameOrigin;
import org.partbook.http.ErrorPage;

/// Wraps the handlers of all that a buyer opens. What they send is kept by no cache and listed by
/// no search engine, no other site can put it into its own pages but those that may frame it, the
/// link, being a key, is told to no other site, and errors are told in words to people.
public final class BuyerHandler {
  private static final HeaderName REFERRER_POLICY = HeaderNames.create("Referrer-Policy");
  private static final HeaderName RESOURCE_POLICY =
      HeaderNames.create("Cross-Origin-Resource-Policy");
  private static final HeaderName ROBOTS = HeaderNames.create("X-Robots-Tag");

  private BuyerHandler() {}

  /// Wraps one.
  ///
  /// @param root the way from the handled URL up to the server's root
  public static Handler of(String root, Handler handler) {
    ErrorPage errors =
        (request, response, code) ->
            HtmlPage.error(root, Language.of(request), code).send(request, response, code.status());
    return (request, response) -> {
      request.context().register(errors);
      response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
      response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
      response.header(REFERRER_POLICY, "no-referrer");
      response.header(ROBOTS, "noindex");
      response.header(RESOURCE_POLICY, "same-origin");
      handler.handle(request, response);
    };
  }

  /// Lets other sites show the answer to a request in a frame, errors included. Otherwise none may.
  public static void allowFrames(ServerRequest request, List<FrameOrigin> origins) {
    request.context().register(new FrameAncestors(origins));
  }

  /// The link's last part.
  public static String token(ServerRequest request) {
    return request.path().pathParameters().get("token");
  }
}
