package org.partbook.reference;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.http.Entity;
import org.partbook.http.ProgramFile;
import org.partbook.http.ReadRoute;
import org.partbook.web.Html;

/// The page `/docs`: Swagger UI around the description of the API that this very server hands out.
///
/// It needs no token to be read. Whoever wants to try an operation gives a token of the sandbox;
/// the page refuses to send one that is live, with which a try would be a sale.
public final class ReferenceRoutes {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final HeaderName REFERRER_POLICY = HeaderNames.create("Referrer-Policy");

  /// Swagger UI puts styles into its elements.
  private static final String ALLOWED =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final String PAGE = "/docs";

  private final SwaggerUi library = SwaggerUi.find();

  public void register(HttpRouting.Builder routing) {
    var page = Html.of(JteReferencePageGenerated::render);
    ReadRoute.add(routing, PAGE, (request, response) -> page(request, response, page));
    file(routing, "reference.css", ProgramFile.beside(ReferenceRoutes.class, "reference.css"));
    file(routing, "reference.js", ProgramFile.beside(ReferenceRoutes.class, "reference.js"));
    file(routing, "swagger-ui.css", library.file("swagger-ui.css"));
    file(routing, "swagger-ui-bundle.js", library.file("swagger-ui-bundle.js"));
  }

  private void file(HttpRouting.Builder routing, String name, ProgramFile content) {
    var type = name.endsWith(".css") ? "text/css" : "text/javascript";
    ReadRoute.add(
        routing,
        PAGE + "/" + name,
        (request, response) -> {
          response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
          response.header(HeaderNames.CACHE_CONTROL, "public, max-age=300");
          response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
          content.send(request, response);
        });
  }

  private static void page(ServerRequest request, ServerResponse response, String page) {
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(POLICY, ALLOWED);
    response.header(REFERRER_POLICY, "no-referrer");
    response.header(HeaderNames.VARY, "Accept-Encoding");
    Entity.sendText(request, response, page);
  }
}
