package org.partbook.sandbox;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.http.Entity;
import org.partbook.http.ProgramFile;
import org.partbook.http.ReadRoute;
import org.partbook.web.Html;

/// The page that explains the sandbox: its assets, and the situations of the report. Both have
/// anchors that the report and the guides point to.
final class SandboxPage {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final String STYLE = "/style.css";
  private static final String ALLOWED =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final String html = Html.of(JteSandboxPageGenerated::render);
  private final ProgramFile css = ProgramFile.beside(SandboxPage.class, "sandbox.css");

  /// @param path where the page is
  void register(HttpRouting.Builder routing, String path) {
    ReadRoute.add(routing, path, this::page);
    ReadRoute.add(routing, path + STYLE, this::style);
  }

  private void page(ServerRequest request, ServerResponse response) {
    describe(response, "text/html");
    response.header(HeaderNames.VARY, "Accept-Encoding");
    response.header(POLICY, ALLOWED);
    Entity.sendText(request, response, html);
  }

  private void style(ServerRequest request, ServerResponse response) {
    describe(response, "text/css");
    css.send(request, response);
  }

  private static void describe(ServerResponse response, String type) {
    response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
  }
}
