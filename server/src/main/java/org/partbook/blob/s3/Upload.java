package org.partbook.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// The way of a file into a bucket: at once, or a large one in parts, which are one object only
/// when all have arrived. The store compares each with a checksum ([PartDigest]).
final class Upload {
  /// Ten thousand of them may be sent.
  private static final int PART = 16 * 1024 * 1024;

  private static final Duration TRY = Duration.ofMinutes(1);
  private static final Duration ALL_TRIES = Duration.ofMinutes(3);
  private static final AwsRequestOverrideConfiguration LONGER =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(TRY)
          .apiCallTimeout(ALL_TRIES)
          .build();

  private final S3Client client;
  private final String bucket;
  private final String name;

  Upload(S3Client client, String bucket, String name) {
    this.client = client;
    this.bucket = bucket;
    this.name = name;
  }

  void send(Path file, long size) throws IOException {
    try (var in = Files.newInputStream(file)) {
      if (size <= PART) {
        sendWhole(in.readAllBytes());
      } else {
        sendParts(in);
      }
    }
  }

  private void sendWhole(byte[] bytes) {
    client.putObject(
        ask ->
            ask.bucket(bucket)
                .key(name)
                .contentMD5(PartDigest.of(bytes))
                .overrideConfiguration(LONGER),
        RequestBody.fromBytes(bytes));
  }

  private void sendParts(InputStream in) throws IOException {
    var upload = client.createMultipartUpload(ask -> ask.bucket(bucket).key(name)).uploadId();
    try {
      var sent = new ArrayList<CompletedPart>();
      for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
        sent.add(sendPart(upload, sent.size() + 1, bytes));
      }
      complete(upload, sent);
    } catch (IOException | RuntimeException e) {
      abort(upload, e);
      throw e;
    }
  }

  private CompletedPart sendPart(String upload, int number, byte[] bytes) {
    var sent =
        client.uploadPart(
            ask ->
                ask.bucket(bucket)
                    .key(name)
                    .uploadId(upload)
                    .partNumber(number)
                    .contentMD5(PartDigest.of(bytes))
                    .overrideConfiguration(LONGER),
            RequestBody.fromBytes(bytes));
    return CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build();
  }

  private void complete(String upload, List<CompletedPart> sent) {
    client.completeMultipartUpload(ask ->
        ask.bucket(bucket)
            .key(name)
            .uploadId(upload)
            .multipartUpload(parts -> parts.parts(sent))
            .overrideConfiguration(LONGER));
  }

  /// Parts that nobody completes cost money.
  private void abort(String upload, Exception reason) {
    try {
      client.abortMultipartUpload(ask -> ask.bucket(bucket).key(name).uploadId(upload));
    } catch (SdkException e) {
      reason.addSuppressed(e);
    }
  }
}
