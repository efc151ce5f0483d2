package org.partbook.reader;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.partbook.copies.PersonalCopy;
import org.partbook.delivery.Deliveries;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.AcceptEncoding;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.scores.Copies;
import org.partbook.web.Previews;

/// The buyer's own MusicXML, of which the reader makes live notation.
///
/// It is a copy like any other: it says whose it is, and the delivery is on record before its first
/// byte goes out. The browser is told neither to keep it nor to save it as a file.
final class MusicRoute {
  static final String PATH = "/view/{token}/music";
  static final String ROOT = "../../";

  private static final String RENDERING = "musicxml";

  /// The library that engraves comes with npm, and a program built without npm has none.
  private static final boolean ENGRAVES =
      MusicRoute.class.getResource("web/notation/verovio/verovio-module.mjs") != null;

  private final Deliveries deliveries;
  private final Copies copies;
  private final Previews previews;

  MusicRoute(Deliveries deliveries, Copies copies, Previews previews) {
    this.deliveries = deliveries;
    this.copies = copies;
    this.previews = previews;
  }

  /// Where the music is, seen from the reader's page; nothing if this program can't show it, or the
  /// score has none.
  ///
  /// @param page the last part of that page's address
  Optional<String> from(String page, Deliverable found) {
    return ENGRAVES && found.isToBeHadAs(RENDERING)
        ? Optional.of(page + "/music")
        : Optional.empty();
  }

  void send(Request request, Response response, Deliverable found) throws IOException {
    if (previews.asked(request)) {
      throw new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing here for a preview");
    }
    var music = deliveries.asRendering(found, RENDERING);
    try (var copy = music.copy(copies)) {
      send(request, response, music, copy);
    }
  }

  private void send(Request request, Response response, Deliverable music, PersonalCopy copy)
      throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, copy.kind().mediaType());
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (request.isHead()) {
      // How long it is packed isn't known before it is; this is how long it is unpacked.
      response.header(HeaderNames.CONTENT_LENGTH, Long.toString(copy.length()));
      response.send();
      return;
    }
    deliveries.record(music, "view");
    // MusicXML is twenty times as long as what it says.
    if (AcceptEncoding.takesGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      var out = response.outputStream();
      // Closed only when all is well: what breaks off must not look whole.
      var packing = new GZIPOutputStream(out);
      copy.writeTo(packing, 0, copy.length());
      packing.close();
    } else {
      response.header(HeaderNames.CONTENT_LENGTH, Long.toString(copy.length()));
      try (var out = response.outputStream()) {
        copy.writeTo(out, 0, copy.length());
      }
    }
  }
}
