package org.partbook.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.partbook.copies.file.Digest;

/// Knows a line again by its bytes, so that one which the catalogue was last written from needs no
/// reading.
///
/// @param hex the SHA-256 of the line
record LineHash(String hex) {
  /// Part of every hash. Raise it when a line is to be read differently: refused where it wasn't,
  /// for instance. Each release reads every line once anyway.
  private static final int VERSION = 1;

  private static final String READER =
      VERSION
          + " "
          + AssetRow.VERSION
          + " "
          + Optional.ofNullable(LineHash.class.getPackage().getImplementationVersion()).orElse("");

  static LineHash of(byte[] line) {
    return new LineHash(Digest.hexOf(line));
  }

  /// What is kept beside an asset that was written from this line. The fingerprint is part of it,
  /// so that it says nothing any more once another program has written the asset.
  String of(String fingerprint) {
    var text = READER + "\n" + fingerprint + "\n" + hex;
    return Digest.hexOf(text.getBytes(StandardCharsets.US_ASCII));
  }
}
