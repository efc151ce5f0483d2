package org.partbook.fulfilment;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Writes the body of an answer into a file, up to a limit, and tells its size; of an answer that
/// isn't 200 it reads nothing. The file is its owner's to close: what comes after that is lost.
final class BoundedBody implements BodySubscriber<Long> {
  private final CompletableFuture<Long> written = new CompletableFuture<>();
  private final FileChannel file;
  private final long most;
  private final boolean isWanted;
  private @Nullable Subscription subscription;
  private long size;

  /// The body is larger than it may be.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private BoundedBody(FileChannel file, long most, boolean isWanted) {
    this.file = file;
    this.most = most;
    this.isWanted = isWanted;
  }

  static BoundedBody of(ResponseInfo info, FileChannel file, long most) {
    return new BoundedBody(file, most, info.statusCode() == 200);
  }

  @Override
  public CompletionStage<Long> getBody() {
    return written;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (isWanted) {
      subscription.request(1);
    } else {
      written.complete(size);
      subscription.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    if (subscription == null || written.isDone()) {
      return;
    }
    try {
      for (var part : parts) {
        size += part.remaining();
        if (size > most) {
          throw new TooLarge();
        }
        while (part.hasRemaining()) {
          file.write(part);
        }
      }
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      written.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable e) {
    written.completeExceptionally(e);
  }

  @Override
  public void onComplete() {
    written.complete(size);
  }
}
