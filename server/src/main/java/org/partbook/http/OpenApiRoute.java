package org.partbook.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.partbook.copies.file.Digest;

/// Hands out the description of the API, so that a vendor reads the one of the very server that it
/// talks to. It needs no token: what it says is public.
public final class OpenApiRoute implements HttpService {
  private static final String PATH = "/openapi.yaml";
  private static final String MEDIA_TYPE = "application/yaml";

  private final byte[] document;
  private final String etag;

  public OpenApiRoute() {
    document = document();
    etag = '"' + Digest.hexOf(document) + '"';
  }

  @Override
  public void routing(HttpRules rules) {
    MethodRoute.add(rules, Method.GET, PATH, this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ETAG, etag);
    // To be asked for again each time: an update of the server may change it.
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    if (isKnown(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.send(document);
  }

  private boolean isKnown(ServerRequest request) {
    for (var header : request.headers().values(HeaderNames.IF_NONE_MATCH)) {
      for (var tag : List.of(header.split(",", -1))) {
        // A proxy that compresses marks the tag as weak; it still means this document.
        var bare = tag.strip().replaceFirst("^W/", "");
        if (bare.equals(etag) || bare.equals("*")) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] document() {
    try (var in = OpenApiRoute.class.getResourceAsStream(PATH)) {
      if (in == null) {
        throw new IllegalStateException("the program was packaged without " + PATH);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
