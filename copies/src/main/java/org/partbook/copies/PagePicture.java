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

  /// A strong one of the compressed file (RFC 9110, section 8.8.3), with its quotation marks.
  ///
  /// @return the same for the same page of the same copy, in every process
  public String etag() {
    return etag;
  }

  /// The file, compressed. It is put together anew at every call.
  ///
  /// @return a gzip (RFC 1952) of the SVG, in UTF-8
  /// @throws IOException if the file of drawn pages can't be read
  public byte[] gzip() throws IOException {
    return maker.gzip();
  }

  /// The file, for those who can't unpack it.
  ///
  /// @return the SVG, in UTF-8
  /// @throws IOException if the file of drawn pages can't be read
  public byte[] plain() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip()))) {
      return in.readAllBytes();
    }
  }
}
