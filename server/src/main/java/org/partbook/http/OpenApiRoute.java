package org.partbook.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.partbook.copies.file.Digest;

/// Hands out the description of the API, so that a vendor reads the one of the very server that it
/// talks to. It needs no token: what it says is public.
public final class OpenApiRoute {
  private static final String PATH = "/openapi.yaml";

  /// In the document, the server that it is read from.
  private static final String HERE = "servers:\n  - url: /";

  private static final String MEDIA_TYPE = "application/yaml";

  private final byte[] document;
  private final String etag;

  /// @param publicUrl where vendors reach this server
  public OpenApiRoute(PublicUrl publicUrl) {
    document = below(publicUrl.path(), document());
    etag = '"' + Digest.hexOf(document) + '"';
  }

  public void register(Routes routes) {
    routes.get(PATH, this::send);
  }

  /// The document as it is read below a path, which generated clients put before those in it.
  private static byte[] below(String path, byte[] document) {
    return path.isEmpty()
        ? document
        : new String(document, UTF_8).replace(HERE, HERE + path.substring(1)).getBytes(UTF_8);
  }

  private void send(Request request, Response response) {
    response.header(HeaderNames.ETAG, etag);
    // To be asked for again each time: an update of the server may change it.
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    if (isKnown(request)) {
      response.status(Status.NOT_MODIFIED).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.send(document);
  }

  private boolean isKnown(Request request) {
    for (var tag : request.header(HeaderNames.IF_NONE_MATCH).orElse("").split(",", -1)) {
      // A proxy that compresses marks the tag as weak; it still means this document.
      var bare = tag.strip().replaceFirst("^W/", "");
      if (bare.equals(etag) || bare.equals("*")) {
        return true;
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
