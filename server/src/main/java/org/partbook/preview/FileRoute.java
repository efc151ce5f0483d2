package org.partbook.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
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
import org.partbook.http.ApiException;
import org.partbook.http.Body;
import org.partbook.http.ByteRange;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Multipart;
import org.partbook.http.Ranges;
import org.partbook.http.Ranges.Partial;
import org.partbook.http.Ranges.Unsatisfiable;
import org.partbook.http.Ranges.Whole;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Status;
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
    var validators = new Validators(file.etag(), Optional.empty());
    PublicHandler.keepForGood(response);
    response.header(HeaderNames.ACCEPT_RANGES, "bytes");
    response.header(HeaderNames.ETAG, validators.etag());
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> response.status(Status.NOT_MODIFIED).send();
      case PROCEED -> {
        var ranges = ranges(request, response, validators, file.length());
        describe(response, id, file);
        send(request, response, file, ranges);
      }
    }
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

  /// Ranges are a matter of GET only.
  private static List<ByteRange> ranges(
      Request request, Response response, Validators validators, long length) {
    var header = request.header(HeaderNames.RANGE);
    if (header.isEmpty() || request.isHead() || !validators.allowRange(request)) {
      return List.of();
    }
    return switch (Ranges.read(header.get(), length)) {
      case Whole _ -> List.of();
      case Partial(var list) -> list;
      case Unsatisfiable _ -> {
        response.header(HeaderNames.CONTENT_RANGE, "bytes */" + length);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        throw new ApiException(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            "none of the bytes that were asked for is among the file's " + length);
      }
    };
  }

  private static void send(
      Request request, Response response, PersonalCopy file, List<ByteRange> ranges)
      throws IOException {
    var mediaType = file.kind().mediaType();
    var whole = new Part(file, new ByteRange(0, file.length() - 1));
    if (ranges.size() > 1) {
      var parts = new Multipart(whole, mediaType, ranges);
      response.status(Status.PARTIAL_CONTENT);
      response.header(HeaderNames.CONTENT_TYPE, parts.mediaType());
      response.send(parts);
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    if (request.isHead()) {
      response.header(HeaderNames.CONTENT_LENGTH, Long.toString(file.length()));
      response.send();
    } else if (ranges.isEmpty()) {
      response.send(whole);
    } else {
      response.status(Status.PARTIAL_CONTENT);
      response.header(HeaderNames.CONTENT_RANGE, ranges.getFirst().of(file.length()));
      response.send(new Part(file, ranges.getFirst()));
    }
  }

  /// A range of a file.
  private record Part(PersonalCopy file, ByteRange range) implements Body {
    @Override
    public long length() {
      return range.length();
    }

    @Override
    public void read(ByteBuffer target, long at) throws IOException {
      int limit = target.limit();
      target.limit((int) Math.min(limit, target.position() + length() - at));
      file.read(target, range.first() + at);
      target.limit(limit);
    }
  }
}
