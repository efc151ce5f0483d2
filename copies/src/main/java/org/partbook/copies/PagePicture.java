package org.partbook.copies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// A page of a copy as an SVG. It is put together when its bytes are asked for: many only ask
/// whether it is still the one that they have.
public final class PagePicture {
  private final Maker maker;
  private final String etag;

  interface Maker {
    byte[] gzip() throws IOException;
  }

  PagePicture(Maker maker, String etag) {
    this.maker = maker;
    this.etag = etag;
  }

  /// A strong one of the compressed file, with its quotation marks.
  public String etag() {
    return etag;
  }

  /// The file, compressed.
  public byte[] gzip() throws IOException {
    return maker.gzip();
  }

  /// The file, for those who can't unpack it.
  public byte[] plain() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip()))) {
      return in.readAllBytes();
    }
  }
}
