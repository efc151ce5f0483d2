package org.partbook.blob;

import org.partbook.blob.BlobPlace.BucketName;

/// Which bucket, where in it, and how its store is reached.
public record BucketAddress(BucketName name, BucketAccess access) {
  /// For people, and for servers that compare where they are.
  @Override
  public String toString() {
    return access.endpoint().map(uri -> name + " at " + uri).orElseGet(name::toString);
  }
}
