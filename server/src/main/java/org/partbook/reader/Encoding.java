package org.partbook.reader;

import java.io.IOException;
import org.partbook.copies.PagePicture;
import org.partbook.http.AcceptEncoding;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;

/// How a page is sent: compressed as it is kept, or unpacked for the few clients that don't take
/// that. The two are different bytes, so they have different ETags.
enum Encoding {
  GZIP,
  IDENTITY;

  static Encoding of(Request request) {
    return AcceptEncoding.takesGzip(request) ? GZIP : IDENTITY;
  }

  String etag(PagePicture picture) {
    return switch (this) {
      case GZIP -> picture.etag();
      case IDENTITY -> picture.etag().replaceFirst("\"$", "-plain\"");
    };
  }

  byte[] bytes(PagePicture picture) throws IOException {
    return switch (this) {
      case GZIP -> picture.gzip();
      case IDENTITY -> picture.plain();
    };
  }

  void announce(Response response) {
    if (this == GZIP) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
  }
}
