package org.partbook.catalog;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.copies.file.Regions;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.ReadRoute;

/// The images of assets: covers, mostly. Shops show them to everybody, so they need no token.
final class ImageRoutes {
  private static final String PATH = "/assets/{asset_id}/images/{name}";
  private static final Header NOSNIFF =
      HeaderValues.createCached("X-Content-Type-Options", "nosniff");
  private static final Header FOR_GOOD =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
  private static final Header FOR_AN_HOUR =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=3600");

  private final Database db;
  private final Catalog catalog;
  private final BlobStore blobs;

  ImageRoutes(Database db, Catalog catalog, BlobStore blobs) {
    this.db = db;
    this.catalog = catalog;
    this.blobs = blobs;
  }

  void routing(HttpRules rules) {
    ReadRoute.add(rules, PATH, this::image);
  }

  private void image(ServerRequest request, ServerResponse response) throws IOException {
    var image = find(request).orElseThrow(ImageRoutes::noSuchImage);
    if (!blobs.has(image.blob())) {
      throw lost(image);
    }
    var tag = '"' + image.blob().sha256() + '"';
    var version = request.query().first("v").orElse("");
    response.header(NOSNIFF);
    response.header(HeaderNames.ETAG, tag);
    // An address without the version means whatever image is there by then.
    response.header(version.equals(AssetDocument.version(image.blob())) ? FOR_GOOD : FOR_AN_HOUR);
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("").contains(tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, image.mediaType());
    try (var file = blobs.open(image.blob())) {
      send(request, response, file);
    }
  }

  private static void send(ServerRequest request, ServerResponse response, Regions file)
      throws IOException {
    response.contentLength(file.length());
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
      return;
    }
    try (var bytes = file.open(0, file.length());
        var out = response.outputStream()) {
      bytes.transferTo(out);
    }
  }

  private Optional<AssetImage> find(ServerRequest request) {
    var parameters = request.path().pathParameters();
    var name = parameters.get("name");
    return id(parameters.get("asset_id"))
        .flatMap(id -> db.inTransaction(tx -> catalog.image(tx, id, name)));
  }

  private static Optional<AssetId> id(String text) {
    return text.matches("[1-9][0-9]{0,17}")
        ? Optional.of(new AssetId(Long.parseLong(text)))
        : Optional.empty();
  }

  private static ApiException noSuchImage() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such image");
  }

  private static IllegalStateException lost(AssetImage image) {
    return new IllegalStateException("the bytes of an image are lost: blob " + image.blob());
  }
}
