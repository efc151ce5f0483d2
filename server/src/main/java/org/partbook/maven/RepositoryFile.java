package org.partbook.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.partbook.copies.file.Digest;

/// A file of the repository.
final class RepositoryFile {
  private final byte[] bytes;
  private final String mediaType;
  private final boolean lasting;
  private final String etag;

  /// @param lasting whether nothing else will ever have its name
  RepositoryFile(byte[] bytes, String mediaType, boolean lasting) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.lasting = lasting;
    this.etag = '"' + Digest.hexOf(bytes) + '"';
  }

  static RepositoryFile ofText(String text, String mediaType, boolean lasting) {
    return new RepositoryFile(text.getBytes(UTF_8), mediaType, lasting);
  }

  /// Not to be changed.
  byte[] bytes() {
    return bytes;
  }

  String mediaType() {
    return mediaType;
  }

  boolean lasting() {
    return lasting;
  }

  /// A strong one, with its quotation marks.
  String etag() {
    return etag;
  }
}
