package org.partbook.pdfium;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The thread that PDFium runs in: with a stack for deep calls, and somebody who looks how much
/// processor time it takes. Bytecode that was made of WebAssembly asks in every loop whether its
/// thread is interrupted, so it can be ended.
final class WatchedThread implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);

  /// In bytes. Of PDFium's own stack a part is in its memory, what is here are calls and numbers.
  private static final long STACK = 16L << 20;

  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
  private volatile @Nullable Thread thread;
  private @Nullable PdfiumException end;

  private Thread thread(Runnable work) {
    var started = Thread.ofPlatform().daemon().name("pdfium").stackSize(STACK).unstarted(work);
    thread = started;
    return started;
  }

  /// Does something in this thread. Once that has failed otherwise than by a [PdfiumException] of
  /// its own, nothing more is done here: nobody knows in what state PDFium is.
  ///
  /// @param time of a processor
  <T> T call(Duration time, Callable<T> work) throws IOException {
    if (end != null) {
      throw end;
    }
    long begin = processorTime();
    var future = executor.submit(work);
    while (true) {
      try {
        return future.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (processorTime() - begin > time.toNanos()) {
          throw ended(new PdfiumException("PDFium takes too long: more than " + time));
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        ended(new PdfiumException("PDFium was interrupted"));
        throw new ClosedByInterruptException();
      } catch (ExecutionException e) {
        throw failed(future, e.getCause());
      }
    }
  }

  private PdfiumException failed(Future<?> future, @Nullable Throwable cause) {
    if (cause instanceof PdfiumException said) {
      return said;
    }
    return ended(
        new PdfiumException("PDFium broke off: " + (cause == null ? future : cause), cause));
  }

  private PdfiumException ended(PdfiumException why) {
    end = why;
    close();
    return why;
  }

  private long processorTime() {
    var running = thread;
    return running == null ? 0 : Math.max(0, THREADS.getThreadCpuTime(running.threadId()));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      var _ = executor.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
