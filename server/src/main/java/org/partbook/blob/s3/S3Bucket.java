package org.partbook.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Bucket;
import org.partbook.blob.BucketAddress;
import org.partbook.blob.BucketFiles.Stored;
import org.partbook.blob.Inventory.Found;

/// A bucket, in which blobs are named as in a folder: `prefix/ab/abcdef…`.
public final class S3Bucket implements Bucket {
  private static final int LENGTH_OF_GROUP = 3;

  private final S3Files files;

  private S3Bucket(S3Files files) {
    this.files = files;
  }

  /// Nothing is asked yet.
  public static S3Bucket open(BucketAddress place) {
    return new S3Bucket(S3Files.open(place));
  }

  @Override
  public Optional<Seen> look(BlobKey key) throws IOException {
    return files.look(name(key));
  }

  @Override
  public Content open(BlobKey key) throws IOException {
    try {
      return files.open(name(key));
    } catch (NoSuchFileException _) {
      throw new NoSuchFileException(key.sha256(), null, "this file is not in the store");
    }
  }

  @Override
  public InputStream open(BlobKey key, Seen seen, long from, long length) throws IOException {
    return files.open(name(key), seen, from, length);
  }

  @Override
  public void put(BlobKey key, Path file) throws IOException {
    files.send(name(key), out -> Files.copy(file, out));
  }

  @Override
  public List<Found> beginning(String digits) throws IOException {
    return files.beginning(digits.substring(0, 2) + "/" + digits, Integer.MAX_VALUE).stream()
        .filter(stored -> BlobKey.isOne(key(stored)))
        .map(stored -> new Found(new BlobKey(key(stored)), stored.size(), stored.modified()))
        .toList();
  }

  private static String key(Stored stored) {
    return stored.name().substring(LENGTH_OF_GROUP);
  }

  @Override
  public void remove(BlobKey key) throws IOException {
    files.remove(name(key));
  }

  @Override
  public void check() throws IOException {
    files.check();
  }

  @Override
  public void close() {
    files.close();
  }

  private static String name(BlobKey key) {
    return key.sha256().substring(0, 2) + "/" + key.sha256();
  }
}
