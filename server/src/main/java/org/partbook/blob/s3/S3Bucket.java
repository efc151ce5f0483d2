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
import org.jspecify.annotations.Nullable;
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

  /// Where the bucket is gone, or something else than a store answers, each blob is told to be
  /// missing. So that is believed only of a bucket that is there.
  private <T> T call(Call<T> call) throws IOException {
    try {
      return once(call);
    } catch (NoSuchFileException e) {
      check();
      throw e;
    }
  }

  private <T> T once(Call<T> call) throws IOException {
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
            return seen(head.contentLength(), head.eTag());
          }));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private Seen seen(@Nullable Long size, @Nullable String version) throws BlobsAwayException {
    if (size == null || version == null) {
      throw new BlobsAwayException(place + " can't be used: it says no length, or no ETag");
    }
    return new Seen(size, version);
  }

  @Override
  public Content open(BlobKey key) throws IOException {
    try {
      return call(() -> {
        var answer = client.getObject(ask -> ask.bucket(bucket()).key(name(key)));
        var head = answer.response();
        return kept(
            answer, () -> new Content(new Answer(answer), seen(head.contentLength(), head.eTag())));
      });
    } catch (NoSuchFileException _) {
      throw new NoSuchFileException(key.sha256(), null, "this file is not in the store");
    }
  }

  @Override
  public InputStream open(BlobKey key, Seen seen, long from, long length) throws IOException {
    var part = "%d-%d".formatted(from, from + length - 1);
    return call(() -> {
      var answer =
          client.getObject(ask ->
              ask.bucket(bucket()).key(name(key)).ifMatch(seen.version()).range("bytes=" + part));
      return kept(
          answer,
          () -> {
            requirePart(answer.response(), part);
            return new Answer(answer);
          });
    });
  }

  /// Who knows no parts sends the whole, and the beginning of that would be taken for the part.
  private void requirePart(GetObjectResponse head, String part) throws BlobsAwayException {
    if (!String.valueOf(head.contentRange()).startsWith("bytes " + part + "/")) {
      throw new BlobsAwayException(place + " can't be used: it sends another part than was asked");
    }
  }

  /// Breaks an answer off that can't be used.
  private static <T> T kept(ResponseInputStream<GetObjectResponse> answer, Call<T> use)
      throws IOException {
    try {
      return use.made();
    } catch (IOException e) {
      answer.abort();
      throw e;
    }
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
      var _ = once(() -> client.headBucket(ask -> ask.bucket(bucket())));
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
