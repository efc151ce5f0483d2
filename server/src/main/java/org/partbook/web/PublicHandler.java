package org.partbook.web;

import java.util.Optional;
import org.partbook.http.ErrorPage;
import org.partbook.http.HeaderNames;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// Wraps the handlers of what anybody may see, on any site: pages may be framed, pictures and files
/// embedded, and scripts may read them. Errors are told in words to people.
public final class PublicHandler {
  private static final String MANY_DAYS = "public, max-age=31536000, immutable";
  private static final String SOME_MINUTES = "public, max-age=300";

  private PublicHandler() {}

  /// Wraps one.
  ///
  /// @param root the way from the handled URL up to the server's root
  public static Routes.Handler of(String root, Routes.Handler handler) {
    ErrorPage errors =
        (request, response, code) -> {
          response.header(HeaderNames.CACHE_CONTROL, "no-store");
          HtmlPage.error(root, Language.of(request), code, Optional.empty())
              .send(request, response, code.status());
        };
    return Routes.prepared(
        (request, response) -> {
          request.note(ErrorPage.class, errors);
          request.note(FrameAncestors.class, FrameAncestors.ANY);
          response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
          response.header(HeaderNames.CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin");
        },
        handler);
  }

  /// For what never changes at its address.
  public static void keepForGood(Response response) {
    response.header(HeaderNames.CACHE_CONTROL, MANY_DAYS);
  }

  /// For what may be another soon.
  public static void keepForMinutes(Response response) {
    response.header(HeaderNames.CACHE_CONTROL, SOME_MINUTES);
  }

  /// Leads to where it is by now, from an address of before or without a version.
  public static void redirect(Response response, String url) {
    keepForMinutes(response);
    response.status(302);
    response.header(HeaderNames.LOCATION, url);
    response.send();
  }
}
