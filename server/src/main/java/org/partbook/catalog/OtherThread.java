package org.partbook.catalog;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What another thread of an import does.
final class OtherThread {
  private OtherThread() {}

  /// Waits for its result, and fails as it did.
  ///
  /// @throws IOException if whoever waits was interrupted
  static <T> T result(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException reason -> throw reason;
        case Error reason -> throw reason;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the import was interrupted", e);
    }
  }
}
