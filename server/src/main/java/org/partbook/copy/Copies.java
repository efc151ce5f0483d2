package org.partbook.copy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;

/// Makes the copy that belongs to an order line.
public final class Copies {
  /// Part of every ETag: to be raised when the same line and score give other bytes than before.
  private static final int FORM = 1;

  private static final int ETAG_BYTES = 16;

  private final BlobStore blobs;

  public Copies(BlobStore blobs) {
    this.blobs = blobs;
  }

  /// The copy of a line, open for reading.
  ///
  /// @param line our own number of the line
  /// @param score the file that was sold
  /// @throws NoSuchFileException if the score's file is gone
  public PersonalCopy open(long line, BlobKey score) throws IOException {
    var file =
        blobs
            .find(score)
            .orElseThrow(() ->
                new NoSuchFileException(
                    score.sha256(), null, "the score of line " + line + " is not in the store"));
    var channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new PersonalCopy(channel, channel.size(), etag(FORM + "/" + line + "/" + score));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// A strong ETag for whatever is a function of `of`. Hashed, because it is seen by buyers, and
  /// our numbers and keys are none of their business.
  static String etag(String of) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
