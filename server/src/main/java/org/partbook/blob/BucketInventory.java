package org.partbook.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.copies.file.Digest;

/// A bucket, as one sees it who tidies up.
record BucketInventory(Bucket bucket, Waiting waiting) implements Inventory {
  @Override
  public List<Found> beginning(String digits) throws IOException {
    return waiting.forEnd(() -> bucket.beginning(digits));
  }

  @Override
  public OptionalLong size(BlobKey key) throws IOException {
    var seen = waiting.forEnd(() -> bucket.look(key));
    return seen.isPresent() ? OptionalLong.of(seen.get().size()) : OptionalLong.empty();
  }

  @Override
  public boolean isWhatItIsNamed(BlobKey key) throws IOException {
    return waiting.forEnd(() -> {
      try (var content = bucket.open(key)) {
        return Digest.ofAll(content.bytes(), OutputStream.nullOutputStream()).equals(key.sha256());
      }
    });
  }

  @Override
  public void remove(BlobKey key) throws IOException {
    waiting.forEnd(() -> {
      bucket.remove(key);
      return true;
    });
  }

  @Override
  public void close() {
    bucket.close();
  }
}
