package org.partbook.blob.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.s3.Calls.Call;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// The way of a file into a bucket: at once, or a large one in parts, which are one object only
/// when all have arrived and it is [#complete]. The store compares each with a checksum
/// ([PartDigest]). A part is all that is in memory.
final class Upload extends OutputStream {
  private static final int PART = 16 * 1024 * 1024;
  private static final int FIRST_ROOM = 64 * 1024;

  /// What has as many bytes, such as a lock, takes no longer than a question.
  private static final int SMALL = 64 * 1024;

  /// No store takes more.
  private static final int MOST_PARTS = 10_000;

  private static final String TYPE = "application/octet-stream";

  /// For a part over a line of less than a megabit a second.
  private static final Duration TRY = Duration.ofMinutes(3);

  private static final Duration ALL_TRIES = Duration.ofMinutes(9);
  private static final AwsRequestOverrideConfiguration LONGER =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(TRY)
          .apiCallTimeout(ALL_TRIES)
          .build();

  private final S3Client client;
  private final Calls calls;
  private final String bucket;
  private final String name;
  private final List<CompletedPart> sent = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private Optional<IOException> failure = Optional.empty();
  private byte[] part = new byte[FIRST_ROOM];
  private int filled;
  private long length;

  Upload(S3Client client, Calls calls, String bucket, String name) {
    this.client = client;
    this.calls = calls;
    this.bucket = bucket;
    this.name = name;
  }

  /// How many bytes were written so far.
  long length() {
    return length;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int at = offset;
    int left = count;
    while (left > 0) {
      if (filled == PART) {
        sendPart();
      }
      int taken = Math.min(left, PART - filled);
      makeRoom(taken);
      System.arraycopy(bytes, at, part, filled, taken);
      filled += taken;
      length += taken;
      at += taken;
      left -= taken;
    }
  }

  private void makeRoom(int more) {
    if (filled + more > part.length) {
      part = Arrays.copyOf(part, Math.min(PART, Math.max(filled + more, 2 * part.length)));
    }
  }

  /// Whatever wraps it may close it: what counts is whether it was completed.
  @Override
  public void close() {}

  /// Sends what is left. From then on the file is there, if the store has it with its length.
  void complete() throws IOException {
    if (id.isEmpty()) {
      sendWhole();
      return;
    }
    sendPart();
    try {
      var _ =
          calls.call(() ->
              client.completeMultipartUpload(ask ->
                  ask.bucket(bucket)
                      .key(name)
                      .uploadId(id.get())
                      .multipartUpload(parts -> parts.parts(sent))
                      .overrideConfiguration(LONGER)));
    } catch (NoSuchFileException _) {
      // The first answer may have been lost, and asked again, not every store knows what it has
      // completed. Whether it has, who sends looks.
    }
  }

  private void sendWhole() throws IOException {
    var _ =
        call(() ->
            client.putObject(
                ask -> {
                  ask.bucket(bucket).key(name).contentMD5(PartDigest.of(part, filled));
                  if (filled > SMALL) {
                    ask.overrideConfiguration(LONGER);
                  }
                },
                body()));
  }

  private void sendPart() throws IOException {
    if (sent.size() == MOST_PARTS) {
      throw new IOException(
          "%s is larger than the %d bytes that a bucket takes"
              .formatted(name, (long) MOST_PARTS * PART));
    }
    if (id.isEmpty()) {
      id =
          Optional.of(
              call(() ->
                  client.createMultipartUpload(ask -> ask.bucket(bucket).key(name)).uploadId()));
    }
    int number = sent.size() + 1;
    var tag =
        call(() ->
            client
                .uploadPart(
                    ask ->
                        ask.bucket(bucket)
                            .key(name)
                            .uploadId(id.get())
                            .partNumber(number)
                            .contentMD5(PartDigest.of(part, filled))
                            .overrideConfiguration(LONGER),
                    body())
                .eTag());
    sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    filled = 0;
  }

  private RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(part, 0, filled), filled, TYPE);
  }

  /// Who goes on writing after something went wrong, as one does who closes, doesn't wait again.
  private <T> T call(Call<T> call) throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get().getMessage(), failure.get());
    }
    try {
      return calls.call(call);
    } catch (NoSuchFileException e) {
      // What was begun, and not the file, which nobody has asked for.
      throw failed(
          new BlobsAwayException(e.getFile() + " can't be used: it has forgotten an upload", e));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException e) {
    failure = Optional.of(e);
    return e;
  }

  /// Parts that nobody completes cost money.
  void abort(Exception reason) {
    if (id.isEmpty()) {
      return;
    }
    try {
      var _ =
          calls.call(() ->
              client.abortMultipartUpload(ask -> ask.bucket(bucket).key(name).uploadId(id.get())));
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
