package org.partbook.blob;

import java.io.IOException;
import org.partbook.blob.BlobPlace.Bucket;
import org.partbook.blob.BlobPlace.Folder;
import org.partbook.blob.s3.S3Bucket;

/// Opens places of blobs. What talks to buckets is loaded when there is one.
public final class Blobs {
  private Blobs() {}

  /// For a server, which answers in time whatever a bucket does.
  public static BlobStore forServer(BlobPlace place) throws IOException {
    return switch (place) {
      case Folder folder -> new FolderBlobs(folder.path());
      case Bucket bucket -> BucketBlobs.forServer(S3Bucket.open(bucket), hot(bucket));
    };
  }

  /// For a command, which has time.
  public static BlobStore forCommand(BlobPlace place) throws IOException {
    return switch (place) {
      case Folder folder -> new FolderBlobs(folder.path());
      case Bucket bucket -> BucketBlobs.forCommand(S3Bucket.open(bucket), hot(bucket));
    };
  }

  /// For who only looks: a folder isn't made, and nothing in it is deleted.
  public static BlobStore asItIs(BlobPlace place) {
    return switch (place) {
      case Folder folder -> FolderBlobs.asItIs(folder.path());
      case Bucket bucket ->
          BucketBlobs.forCommand(
              S3Bucket.open(bucket), HotBlobs.asTheyAre(bucket.cache(), bucket.cacheSize()));
    };
  }

  /// For who tidies up. To be closed.
  public static Inventory inventory(BlobPlace place) {
    return switch (place) {
      case Folder folder -> new BlobFolder(folder.path());
      case Bucket bucket -> new BucketInventory(S3Bucket.open(bucket), Waiting.patient());
    };
  }

  private static HotBlobs hot(Bucket bucket) throws IOException {
    return HotBlobs.in(bucket.cache(), bucket.cacheSize());
  }
}
