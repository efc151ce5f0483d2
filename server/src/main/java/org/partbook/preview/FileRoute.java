package org.partbook.preview;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.blob.DamagedBlobException;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.PreviewFile;
import org.partbook.catalog.Showcase;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.PersonalCopy;
import org.partbook.db.Database;
import org.partbook.http.Body;
import org.partbook.http.HeaderNames;
import org.partbook.http.RangedFile;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Validators;
import org.partbook.web.PublicHandler;

/// Sends a preview that the publisher has made, whole or in parts: players of sound ask for these.
///
/// @param showcase where all this is
record FileRoute(Database db, Catalog catalog, BlobStore blobs, Showcase showcase) {
  /// Of what a browser shows or plays by itself, in a frame too.
  private static final String SHOWN = "frame-ancestors *";

  private static final String NOT_SHOWN = "default-src 'none'; sandbox; frame-ancestors 'none'";

  void send(Request request, Response response) throws IOException {
    var id = PreviewId.of(request);
    var type = request.parameter("type");
    var found =
        id.flatMap(asset -> db.ask(tx -> catalog.preview(tx, asset, type)))
            .orElseThrow(PreviewId::nothing);
    if (!request.parameter("version").equals(Showcase.version(found.blob()))) {
      var path = Showcase.previewPath(id.orElseThrow().value(), type, found.blob());
      PublicHandler.redirect(response, showcase.publicUrl().resolve(path).toString());
      return;
    }
    try (var file = open(found)) {
      send(request, response, id.orElseThrow(), file);
    }
  }

  /// Before anything is said of it.
  private PersonalCopy open(PreviewFile found) throws IOException {
    try {
      var blob = blobs.open(found.blob());
      return CopyMaker.unchanged(blob, found.type(), found.blob().sha256());
    } catch (NoSuchFileException | DamagedBlobException e) {
      throw new DamagedBlobException("a preview of the type " + found.type(), e);
    }
  }

  private static void send(Request request, Response response, AssetId id, PersonalCopy file)
      throws IOException {
    PublicHandler.keepForGood(response);
    new RangedFile(
            Body.of(file.length(), file::read),
            file.kind().mediaType(),
            new Validators(file.etag(), Optional.empty()),
            "file")
        .answer(request, response, () -> describe(response, id, file), response::send);
  }

  private static void describe(Response response, AssetId id, PersonalCopy file) {
    var kind = file.kind();
    boolean shown =
        kind.mediaType().startsWith("audio/") || kind.mediaType().equals("application/pdf");
    response.header(HeaderNames.CONTENT_SECURITY_POLICY, shown ? SHOWN : NOT_SHOWN);
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "%s; filename=\"preview-%s%s\""
            .formatted(shown ? "inline" : "attachment", id, kind.extension()));
  }
}
