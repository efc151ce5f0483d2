package org.partbook.blob.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.BucketAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks a store, and says in words what is wrong when it can't be used. The words have no keys.
///
/// Only a virtual thread can be kept from waiting for ever by the client's bounds, so that who asks
/// in another one waits for one.
final class Calls {
  private static final int MOVED = 301;
  private static final int UNKNOWN = 401;
  private static final int DENIED = 403;
  private static final int NOT_FOUND = 404;

  private final BucketAddress place;
  private final S3Client client;

  Calls(BucketAddress place, S3Client client) {
    this.place = place;
    this.client = client;
  }

  /// Something that is asked.
  interface Call<T> {
    T made() throws IOException;
  }

  /// Where the bucket is gone, or something else than a store answers, each file is told to be
  /// missing. So that is believed only of a bucket that is there.
  ///
  /// @throws NoSuchFileException if what was asked for isn't there
  /// @throws BlobsAwayException if the store can't be used
  <T> T call(Call<T> call) throws IOException {
    try {
      return once(call);
    } catch (NoSuchFileException e) {
      check();
      throw e;
    }
  }

  private <T> T once(Call<T> call) throws IOException {
    try {
      return Thread.currentThread().isVirtual() ? call.made() : elsewhere(call);
    } catch (NoSuchBucketException e) {
      throw noBucket(e);
    } catch (SdkException e) {
      if (e instanceof S3Exception told && told.statusCode() == NOT_FOUND) {
        throw new NoSuchFileException(place.toString(), null, "it isn't in the bucket");
      }
      throw away(place, e);
    }
  }

  static BlobsAwayException away(BucketAddress place, SdkException e) {
    return new BlobsAwayException(place + " can't be used: " + words(e), e);
  }

  private static <T> T elsewhere(Call<T> call) throws IOException {
    var task = new FutureTask<T>(call::made);
    Thread.ofVirtual().name("bucket").start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the waiting for the bucket was broken off");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SdkException sdk -> throw sdk;
        case IOException io -> throw io;
        case Error error -> throw error;
        case null, default -> throw new IOException(e);
      }
    }
  }

  /// Asks whether the bucket is there. The answer has no body that would say what isn't.
  void check() throws IOException {
    try {
      var _ = once(() -> client.headBucket(ask -> ask.bucket(place.name().bucket())));
    } catch (NoSuchFileException e) {
      throw noBucket(e);
    }
  }

  private BlobsAwayException noBucket(Exception e) {
    return new BlobsAwayException(place + " can't be used: there is no such bucket", e);
  }

  private static String words(SdkException e) {
    if (e instanceof S3Exception told) {
      return words(told);
    }
    var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (message.startsWith("Unable to load credentials")) {
      return "no keys for it are found";
    }
    if (message.startsWith("Unable to load region")) {
      return "it isn't known in which region it is";
    }
    return message.startsWith("Profile file contained no credentials")
        ? "its profile isn't found, or has no keys"
        : message;
  }

  private static String words(S3Exception e) {
    var code =
        e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
            ? ""
            : " " + e.awsErrorDetails().errorCode();
    return switch (e.statusCode()) {
      case UNKNOWN, DENIED -> "access is denied (%d%s)".formatted(e.statusCode(), code);
      case MOVED -> "it is in another region (%d%s)".formatted(e.statusCode(), code);
      default -> "it answered %d%s".formatted(e.statusCode(), code);
    };
  }
}
