package org.partbook.copy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// A page of a copy as an SVG.
///
/// @param gzip the file, compressed
/// @param etag a strong one of the compressed file, with its quotation marks
// Nobody compares these, and nobody changes the array.
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(byte[] gzip, String etag) {
  /// The file, for those who can't unpack it.
  public byte[] plain() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
