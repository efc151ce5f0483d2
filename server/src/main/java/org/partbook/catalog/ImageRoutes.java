package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.blob.DamagedBlobException;
import org.partbook.copies.file.Regions;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.json.Quoted;

/// The images of assets: covers, mostly. Shops show them to everybody, so they need no token.
final class ImageRoutes {
  private static final String PATH = "/assets/{asset_id}/images/{name}";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String FOR_AN_HOUR = "public, max-age=3600";

  private final Database db;
  private final Catalog catalog;
  private final BlobStore blobs;

  ImageRoutes(Database db, Catalog catalog, BlobStore blobs) {
    this.db = db;
    this.catalog = catalog;
    this.blobs = blobs;
  }

  void register(Routes routes) {
    routes.read(PATH, this::image);
  }

  private void image(Request request, Response response) throws IOException {
    var image = find(request).orElseThrow(ImageRoutes::noSuchImage);
    try (var file = open(image)) {
      answer(request, response, image, file);
    }
  }

  private static void answer(Request request, Response response, AssetImage image, Regions file)
      throws IOException {
    var tag = '"' + image.blob().sha256() + '"';
    var version = request.query().first("v").orElse("");
    response.header(HeaderNames.ETAG, tag);
    // An address without the version means whatever image is there by then.
    var isThis = version.equals(Showcase.version(image.blob()));
    response.header(HeaderNames.CACHE_CONTROL, isThis ? FOR_GOOD : FOR_AN_HOUR);
    if (request.header(HeaderNames.IF_NONE_MATCH).orElse("").contains(tag)) {
      response.status(Status.NOT_MODIFIED).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, image.mediaType());
    send(request, response, file);
  }

  /// Before anything is said of it.
  private Regions open(AssetImage image) throws IOException {
    try {
      return blobs.open(image.blob());
    } catch (NoSuchFileException | DamagedBlobException e) {
      throw new DamagedBlobException("the image " + Quoted.of(image.name()), e);
    }
  }

  private static void send(Request request, Response response, Regions file) throws IOException {
    response.header(HeaderNames.CONTENT_LENGTH, Long.toString(file.length()));
    if (request.isHead()) {
      response.send();
      return;
    }
    try (var bytes = file.open(0, file.length())) {
      bytes.transferTo(response.outputStream());
    }
  }

  private Optional<AssetImage> find(Request request) {
    var name = request.parameter("name");
    return id(request.parameter("asset_id"))
        .flatMap(id -> db.ask(tx -> catalog.image(tx, id, name)));
  }

  private static Optional<AssetId> id(String text) {
    return text.matches("[1-9][0-9]{0,17}")
        ? Optional.of(new AssetId(Long.parseLong(text)))
        : Optional.empty();
  }

  private static ApiException noSuchImage() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such image");
  }
}
