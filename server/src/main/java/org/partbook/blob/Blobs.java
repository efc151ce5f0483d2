package org.partbook.blob;

import java.io.IOException;
import org.partbook.blob.BlobPlace.Bucket;
import org.partbook.blob.s3.S3Bucket;
import org.partbook.blob.s3.S3Files;

/// Opens places of blobs. What talks to buckets is loaded when there is one, and no machinery for
/// switches either: a start counts its classes.
public final class Blobs {
  private Blobs() {}

  /// For a server, which answers in time whatever a bucket does.
  public static BlobStore forServer(BlobPlace place) throws IOException {
    return place instanceof Bucket bucket
        ? BucketBlobs.forServer(S3Bucket.open(bucket.address()), hot(bucket))
        : new FolderBlobs(place.here());
  }

  /// For a command, which has time.
  public static BlobStore forCommand(BlobPlace place) throws IOException {
    return place instanceof Bucket bucket
        ? BucketBlobs.forCommand(S3Bucket.open(bucket.address()), hot(bucket))
        : new FolderBlobs(place.here());
  }

  /// For who only looks: a folder isn't made, and nothing in it is deleted.
  public static BlobStore asItIs(BlobPlace place) {
    return place instanceof Bucket bucket
        ? BucketBlobs.forCommand(
            S3Bucket.open(bucket.address()), HotBlobs.asTheyAre(bucket.cache(), bucket.cacheSize()))
        : FolderBlobs.asItIs(place.here());
  }

  /// For who tidies up. To be closed.
  public static Inventory inventory(BlobPlace place) {
    return place instanceof Bucket bucket
        ? new BucketInventory(S3Bucket.open(bucket.address()), Waiting.patient())
        : new BlobFolder(place.here());
  }

  /// For who keeps other files in a bucket than blobs. Nothing is asked yet. To be closed.
  public static BucketFiles files(BucketAddress address) {
    return S3Files.open(address);
  }

  private static HotBlobs hot(Bucket bucket) throws IOException {
    return HotBlobs.in(bucket.cache(), bucket.cacheSize());
  }
}
