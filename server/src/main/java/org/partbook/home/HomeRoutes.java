package org.partbook.home;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;

/// The page `/` and the guides.
///
/// There is a page at `/` for browsers only, which name HTML. A program that comes there has got a
/// wrong address, and is told so as everywhere.
public final class HomeRoutes {
  private @Nullable String home;
  private final Map<Guide, String> guides = new EnumMap<>(Guide.class);

  public void register(Routes routes) {
    routes.read("/", this::home).read("/docs/{guide}", this::guide);
  }

  private void home(Request request, Response response) {
    response.header(HeaderNames.VARY, "Accept, Accept-Encoding");
    if (!request.header(HeaderNames.ACCEPT).orElse("").contains("text/html")) {
      throw new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing at this path");
    }
    send(homeHtml(), request, response);
  }

  private void guide(Request request, Response response) {
    var guide =
        Guide.ofPage(request.parameter("guide"))
            .orElseThrow(
                () -> new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing at this path"));
    send(html(guide), request, response);
  }

  /// Pages are made when somebody first asks for them: a start shouldn't wait for that.
  private synchronized String html(Guide guide) {
    return guides.computeIfAbsent(guide, GuidePage::of);
  }

  private synchronized String homeHtml() {
    if (home == null) {
      home = HomePage.html();
    }
    return home;
  }

  private static void send(String html, Request request, Response response) {
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    new HtmlPage(Language.EN, html).sendForm(request, response);
  }
}
