package org.partbook.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.partbook.copies.file.Digest;

/// A file of the repository.
///
/// @param lasting whether nothing else will ever have its name
/// @param etag a strong one, with its quotation marks
record RepositoryFile(byte[] bytes, String mediaType, boolean lasting, String etag) {
  static RepositoryFile of(byte[] bytes, String mediaType, boolean lasting) {
    return new RepositoryFile(bytes, mediaType, lasting, '"' + Digest.hexOf(bytes) + '"');
  }

  static RepositoryFile ofText(String text, String mediaType, boolean lasting) {
    return of(text.getBytes(UTF_8), mediaType, lasting);
  }
}
