package org.partbook.blob.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobPlace;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.Bucket;
import org.partbook.blob.Inventory.Found;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket, in which blobs are named as in a folder: `prefix/ab/abcdef…`.
public final class S3Bucket implements Bucket {
  private static final int NOT_FOUND = 404;

  private final BlobPlace.Bucket place;
  private final S3Client client;

  private S3Bucket(BlobPlace.Bucket place, S3Client client) {
    this.place = place;
    this.client = client;
  }

  /// Nothing is asked yet.
  public static S3Bucket open(BlobPlace.Bucket place) {
    return new S3Bucket(place, Clients.open(place));
  }

  private interface Call<T> {
    T made() throws IOException;
  }

  private <T> T call(Call<T> call) throws IOException {
    try {
      return call.made();
    } catch (SdkException e) {
      if (e instanceof S3Exception told && told.statusCode() == NOT_FOUND) {
        throw new NoSuchFileException(place.toString(), null, "it isn't in the bucket");
      }
      throw new BlobsAwayException(place + " can't be used: " + words(e), e);
    }
  }

  private static String words(SdkException e) {
    if (e instanceof S3Exception told && told.awsErrorDetails() != null) {
      return "it answered %d %s".formatted(told.statusCode(), told.awsErrorDetails().errorCode());
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Optional<Seen> look(BlobKey key) throws IOException {
    try {
      return Optional.of(
          call(() -> {
            var head = client.headObject(ask -> ask.bucket(bucket()).key(name(key)));
            return new Seen(head.contentLength(), head.eTag());
          }));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public Content open(BlobKey key) throws IOException {
    try {
      return call(() -> {
        var answer = client.getObject(ask -> ask.bucket(bucket()).key(name(key)));
        var head = answer.response();
        return new Content(new Answer(answer), new Seen(head.contentLength(), head.eTag()));
      });
    } catch (NoSuchFileException _) {
      throw new NoSuchFileException(key.sha256(), null, "this file is not in the store");
    }
  }

  @Override
  public InputStream open(BlobKey key, Seen seen, long from, long length) throws IOException {
    return call(() ->
        new Answer(
            client.getObject(ask ->
                ask.bucket(bucket())
                    .key(name(key))
                    .ifMatch(seen.version())
                    .range("bytes=%d-%d".formatted(from, from + length - 1)))));
  }

  @Override
  public void put(BlobKey key, Path file) throws IOException {
    long size = Files.size(file);
    call(() -> {
      new Upload(client, bucket(), name(key)).send(file, size);
      return true;
    });
    var stored = look(key).map(Seen::size);
    if (!stored.equals(Optional.of(size))) {
      throw new BlobsAwayException(
          "%s has %s of the %d bytes of blob %s that it said it has"
              .formatted(place, stored.map(Object::toString).orElse("none"), size, key));
    }
  }

  @Override
  public List<Found> beginning(String digits) throws IOException {
    var folder = place.name().prefix() + digits.substring(0, 2) + "/";
    return call(() -> {
      var found = new ArrayList<Found>();
      client
          .listObjectsV2Paginator(ask -> ask.bucket(bucket()).prefix(folder + digits))
          .contents()
          .forEach(object -> {
            var name = object.key().substring(folder.length());
            if (BlobKey.isOne(name)) {
              found.add(new Found(new BlobKey(name), object.size(), object.lastModified()));
            }
          });
      return found;
    });
  }

  @Override
  public void remove(BlobKey key) throws IOException {
    var _ = call(() -> client.deleteObject(ask -> ask.bucket(bucket()).key(name(key))));
  }

  @Override
  public void check() throws IOException {
    try {
      var _ = call(() -> client.headBucket(ask -> ask.bucket(bucket())));
    } catch (NoSuchFileException _) {
      throw new BlobsAwayException(place + " can't be used: there is no such bucket");
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private String bucket() {
    return place.name().bucket();
  }

  private String name(BlobKey key) {
    return place.name().prefix() + key.sha256().substring(0, 2) + "/" + key.sha256();
  }

  /// What a bucket sends. To close it before its end is to break it off: the rest isn't waited for.
  private static final class Answer extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> answer;
    private boolean ended;

    Answer(ResponseInputStream<GetObjectResponse> answer) {
      super(answer);
      this.answer = answer;
    }

    @Override
    public int read() throws IOException {
      try {
        int one = super.read();
        ended |= one < 0;
        return one;
      } catch (SdkException e) {
        throw new IOException(e);
      }
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
      try {
        int read = super.read(target, from, count);
        ended |= read < 0;
        return read;
      } catch (SdkException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        super.close();
      } else {
        answer.abort();
      }
    }
  }
}
