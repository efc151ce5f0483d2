package org.partbook.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.Bucket.Content;
import org.partbook.blob.Bucket.Seen;
import org.partbook.blob.BucketAddress;
import org.partbook.blob.BucketFiles;
import org.partbook.blob.s3.Calls.Call;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Files in a bucket, `prefix/name`.
public final class S3Files implements BucketFiles {
  private final BucketAddress place;
  private final S3Client client;
  private final Calls calls;

  private S3Files(BucketAddress place, S3Client client) {
    this.place = place;
    this.client = client;
    this.calls = new Calls(place, client);
  }

  /// Nothing is asked yet.
  ///
  /// @throws UncheckedIOException if it isn't known whom to ask
  public static S3Files open(BucketAddress place) {
    try {
      return new S3Files(place, Clients.open(place.access()));
    } catch (SdkException e) {
      throw new UncheckedIOException(Calls.away(place, e));
    }
  }

  @Override
  public Optional<Seen> look(String name) throws IOException {
    try {
      return Optional.of(
          calls.call(() -> {
            var head = client.headObject(ask -> ask.bucket(bucket()).key(whole(name)));
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
  public Content open(String name) throws IOException {
    try {
      return calls.call(() -> {
        var answer = client.getObject(ask -> ask.bucket(bucket()).key(whole(name)));
        var head = answer.response();
        return kept(
            answer, () -> new Content(new Answer(answer), seen(head.contentLength(), head.eTag())));
      });
    } catch (NoSuchFileException _) {
      throw new NoSuchFileException(name, null, "it isn't in " + place);
    }
  }

  @Override
  public InputStream open(String name, Seen seen, long from, long length) throws IOException {
    var part = "%d-%d".formatted(from, from + length - 1);
    return calls.call(() -> {
      var answer =
          client.getObject(ask ->
              ask.bucket(bucket()).key(whole(name)).ifMatch(seen.version()).range("bytes=" + part));
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
  public void send(String name, Writing content) throws IOException {
    var upload = new Upload(client, calls, bucket(), whole(name));
    try {
      content.writeTo(upload);
      upload.complete();
    } catch (IOException | RuntimeException e) {
      upload.abort(e);
      throw e;
    }
    var stored = look(name).map(Seen::size);
    if (!stored.equals(Optional.of(upload.length()))) {
      throw new BlobsAwayException(
          "%s has %s of the %d bytes of %s that were sent"
              .formatted(
                  place, stored.map(Object::toString).orElse("none"), upload.length(), name));
    }
  }

  @Override
  public List<Stored> beginning(String with, int most) throws IOException {
    var prefix = place.name().prefix();
    return calls.call(() ->
        client
            .listObjectsV2Paginator(ask -> ask.bucket(bucket()).prefix(prefix + with))
            .contents()
            .stream()
            .limit(most)
            .map(object -> stored(object, prefix))
            .toList());
  }

  private static Stored stored(S3Object object, String prefix) {
    return new Stored(
        object.key().substring(prefix.length()), object.size(), object.lastModified());
  }

  @Override
  public void remove(String name) throws IOException {
    var _ = calls.call(() -> client.deleteObject(ask -> ask.bucket(bucket()).key(whole(name))));
  }

  @Override
  public void abandon(String with) throws IOException {
    var _ =
        calls.call(() -> {
          client
              .listMultipartUploadsPaginator(ask -> ask.bucket(bucket()).prefix(whole(with)))
              .uploads()
              .stream()
              .filter(upload -> upload.key().startsWith(whole(with)))
              .forEach(upload ->
                  client.abortMultipartUpload(
                      ask -> ask.bucket(bucket()).key(upload.key()).uploadId(upload.uploadId())));
          return true;
        });
  }

  @Override
  public void check() throws IOException {
    calls.check();
  }

  @Override
  public void close() {
    client.close();
  }

  private String bucket() {
    return place.name().bucket();
  }

  private String whole(String name) {
    return place.name().prefix() + name;
  }
}
