package org.partbook.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;

/// Counts how often a file is asked for.
record CountedBlobs(BlobStore blobs, AtomicInteger finds) implements BlobStore {
  CountedBlobs(BlobStore blobs) {
    this(blobs, new AtomicInteger());
  }

  @Override
  public BlobKey put(InputStream bytes) throws IOException {
    return blobs.put(bytes);
  }

  @Override
  public Optional<Path> find(BlobKey key) throws IOException {
    finds.incrementAndGet();
    return blobs.find(key);
  }

  @Override
  public boolean works() throws IOException {
    return blobs.works();
  }
}
