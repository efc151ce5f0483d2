package org.partbook.delivery;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.partbook.http.Entity;
import org.partbook.http.ErrorResponses;

/// The stylesheet and the icon of the pages. They are the same for everybody, and no secret.
public final class PageFiles {
  private PageFiles() {}

  public static void register(HttpRouting.Builder routing) {
    serve(routing, "page.css", "text/css; charset=utf-8");
    serve(routing, "icon.svg", "image/svg+xml");
  }

  private static void serve(HttpRouting.Builder routing, String name, String mediaType) {
    var path = "/view/static/" + name;
    routing.route(
        Method.predicate(Method.GET, Method.HEAD), PathMatchers.exact(path), file(name, mediaType));
    routing.any(path, ErrorResponses.methodNotAllowed("GET, HEAD"));
  }

  private static Handler file(String name, String mediaType) {
    var bytes = read(name);
    return (request, response) -> {
      response.header(HeaderNames.CONTENT_TYPE, mediaType);
      response.header(HeaderNames.CACHE_CONTROL, "public, max-age=3600");
      response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
      Entity.send(request, response, bytes);
    };
  }

  private static byte[] read(String name) {
    try (var resource = Objects.requireNonNull(PageFiles.class.getResourceAsStream(name))) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
