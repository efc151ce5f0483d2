package org.partbook.web;

import java.util.List;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendor;
import org.partbook.http.ErrorPage;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Routes;

/// Wraps the handlers of all that a buyer opens. What they send is kept by no cache and listed by
/// no search engine, no other site can put it into its own pages but those that may frame it, the
/// link, being a key, is told to no other site, and errors are told in words to people.
public final class BuyerHandler {
  private static final String ROBOTS = "X-Robots-Tag";

  private BuyerHandler() {}

  /// Wraps one.
  ///
  /// @param root the way from the handled URL up to the server's root
  public static Routes.Handler of(String root, Routes.Handler handler) {
    ErrorPage errors =
        (request, response, code) -> {
          var language = Language.of(request);
          HtmlPage.error(root, language, code, ShopLink.of(request, language))
              .send(request, response, code.status());
        };
    return Routes.prepared(
        (request, response) -> {
          request.note(ErrorPage.class, errors);
          response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
          response.header(ROBOTS, "noindex");
          response.header(HeaderNames.CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
        },
        handler);
  }

  /// Lets other sites show the answer to a request in a frame, errors included. Otherwise none may.
  public static void allowFrames(Request request, List<FrameOrigin> origins) {
    request.note(FrameAncestors.class, new FrameAncestors(origins));
  }

  /// Offers the way back to a vendor's shop where an error is told to a person.
  public static void offerShop(Request request, Vendor vendor) {
    request.note(Vendor.class, vendor);
  }

  /// The link's last part.
  public static String token(Request request) {
    return request.parameter("token");
  }
}
