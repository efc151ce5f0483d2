package org.partbook.viewer;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import org.partbook.copy.PagePicture;
import org.partbook.http.AcceptEncoding;
import org.partbook.http.Entity;

/// In which form a page is sent: compressed as it is kept, or unpacked for the few clients that
/// don't take that. The two are different bytes, so they have different ETags.
enum Encoding {
  GZIP {
    @Override
    String etag(PagePicture picture) {
      return picture.etag();
    }

    @Override
    void send(ServerRequest request, ServerResponse response, PagePicture picture) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      Entity.send(request, response, picture.gzip());
    }
  },

  IDENTITY {
    @Override
    String etag(PagePicture picture) {
      return picture.etag().replaceFirst("\"$", "-plain\"");
    }

    @Override
    void send(ServerRequest request, ServerResponse response, PagePicture picture)
        throws IOException {
      Entity.send(request, response, picture.plain());
    }
  };

  static Encoding of(Headers request) {
    return AcceptEncoding.takesGzip(request) ? GZIP : IDENTITY;
  }

  abstract String etag(PagePicture picture);

  abstract void send(ServerRequest request, ServerResponse response, PagePicture picture)
      throws IOException;
}
