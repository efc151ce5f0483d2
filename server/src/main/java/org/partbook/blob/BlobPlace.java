package org.partbook.blob;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where blobs lie.
public sealed interface BlobPlace {
  /// What of them lies on this machine's disk: all, or those that were asked for last.
  Path here();

  /// In a folder.
  record Folder(Path path) implements BlobPlace {
    @Override
    public Path here() {
      return path;
    }
  }

  /// In a bucket of a store that speaks S3.
  ///
  /// @param cache the folder of those that were asked for last
  /// @param cacheSize how much may lie there, in bytes
  record Bucket(BucketAddress address, Path cache, long cacheSize) implements BlobPlace {
    @Override
    public Path here() {
      return cache;
    }

    @Override
    public String toString() {
      return address.toString();
    }
  }

  /// Which bucket, and where in it: `s3://bucket/prefix`.
  ///
  /// @param prefix with which all names begin; empty, or ending with a slash
  record BucketName(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern FORM =
        Pattern.compile(
            "s3://(?<bucket>[A-Za-z0-9][A-Za-z0-9._-]{1,62})"
                + "(?<prefix>(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,8})/?");

    /// Whether a setting names a bucket and not a folder.
    public static boolean isOne(String text) {
      return text.startsWith(SCHEME);
    }

    /// Reads one.
    public static BucketName parse(String text) {
      var parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException("it must look like s3://bucket or s3://bucket/prefix");
      }
      var prefix = parts.group("prefix");
      return new BucketName(
          parts.group("bucket"), prefix.isEmpty() ? "" : prefix.substring(1) + "/");
    }

    @Override
    public String toString() {
      return SCHEME + bucket + "/" + prefix;
    }
  }
}
