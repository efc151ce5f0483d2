package org.partbook.sandbox;

import java.io.IOException;
import org.partbook.http.Compressed;
import org.partbook.http.HeaderNames;
import org.partbook.http.ProgramFile;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.web.Html;

/// The page that explains the sandbox: its assets, and the situations of the report. Both have
/// anchors that the report and the guides point to.
final class SandboxPage {
  private static final String STYLE = "/style.css";
  private static final String ALLOWED =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final String html = Html.of(JteSandboxPageGenerated::render);
  private final ProgramFile css = ProgramFile.beside(SandboxPage.class, "sandbox.css");

  /// @param path where the page is
  void register(Routes routes, String path) {
    routes.read(path, this::page);
    routes.read(path + STYLE, this::style);
  }

  private void page(Request request, Response response) {
    describe(response, "text/html");
    response.header(HeaderNames.VARY, "Accept-Encoding");
    response.header(HeaderNames.CONTENT_SECURITY_POLICY, ALLOWED);
    Compressed.send(request, response, html);
  }

  private void style(Request request, Response response) throws IOException {
    describe(response, "text/css");
    css.send(request, response);
  }

  private static void describe(Response response, String type) {
    response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
  }
}
