package org.partbook.fulfilment;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Writes the body of an answer into a file, up to a limit; of an answer that isn't 200 it reads
/// nothing.
final class BoundedBody implements BodySubscriber<Path> {
  private final CompletableFuture<Path> written = new CompletableFuture<>();
  private final Path file;
  private final long most;
  private final boolean isWanted;
  private @Nullable Subscription subscription;
  private @Nullable FileChannel channel;
  private long size;

  /// The body is larger than it may be.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private BoundedBody(Path file, long most, boolean isWanted) {
    this.file = file;
    this.most = most;
    this.isWanted = isWanted;
  }

  static BoundedBody of(ResponseInfo info, Path file, long most) {
    return new BoundedBody(file, most, info.statusCode() == 200);
  }

  @Override
  public CompletionStage<Path> getBody() {
    return written;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (!isWanted) {
      written.complete(file);
      subscription.cancel();
      return;
    }
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      subscription.request(1);
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    if (channel == null || subscription == null || written.isDone()) {
      return;
    }
    try {
      for (var part : parts) {
        size += part.remaining();
        if (size > most) {
          throw new TooLarge();
        }
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
      subscription.request(1);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(Throwable e) {
    if (subscription != null) {
      subscription.cancel();
    }
    close();
    written.completeExceptionally(e);
  }

  @Override
  public void onError(Throwable e) {
    close();
    written.completeExceptionally(e);
  }

  @Override
  public void onComplete() {
    close();
    written.complete(file);
  }

  private void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      written.completeExceptionally(e);
    }
  }
}
