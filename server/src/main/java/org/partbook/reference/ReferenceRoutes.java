package org.partbook.reference;

import org.partbook.http.Compressed;
import org.partbook.http.HeaderNames;
import org.partbook.http.ProgramFile;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.web.Html;

/// The page `/docs`: Swagger UI around the description of the API that this very server hands out.
///
/// It needs no token to be read. Whoever wants to try an operation gives a token of the sandbox;
/// the page refuses to send one that is live, with which a try would be a sale.
public final class ReferenceRoutes {

  /// Swagger UI puts styles into its elements.
  private static final String ALLOWED =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final String PAGE = "/docs";

  private final SwaggerUi library = SwaggerUi.find();

  public void register(Routes routes) {
    var page = Html.of(JteReferencePageGenerated::render);
    routes.read(PAGE, (request, response) -> page(request, response, page));
    file(routes, "reference.css", ProgramFile.beside(ReferenceRoutes.class, "reference.css"));
    file(routes, "reference.js", ProgramFile.beside(ReferenceRoutes.class, "reference.js"));
    file(routes, "swagger-ui.css", library.file("swagger-ui.css"));
    file(routes, "swagger-ui-bundle.js", library.file("swagger-ui-bundle.js"));
  }

  private void file(Routes routes, String name, ProgramFile content) {
    var type = name.endsWith(".css") ? "text/css" : "text/javascript";
    routes.read(
        PAGE + "/" + name,
        (request, response) -> {
          response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
          response.header(HeaderNames.CACHE_CONTROL, "public, max-age=300");
          content.send(request, response);
        });
  }

  private static void page(Request request, Response response, String page) {
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(HeaderNames.CONTENT_SECURITY_POLICY, ALLOWED);
    response.header(HeaderNames.VARY, "Accept-Encoding");
    Compressed.send(request, response, page);
  }
}
