package org.partbook.blob;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether files still have the bytes that their keys name: the whole of each once, when it
/// is first asked for, and again when its size or its time has changed.
///
/// A disk that loses a bit changes neither, so what rots after it was looked at is found at the
/// next start, or by who looks at all files anew. What was found damaged is looked at again after a
/// moment: the file may have been brought back with the size and the time that it had.
///
/// Each file is read by one at a time, and whoever else wants to know waits. Not in virtual
/// threads: computing never pauses, and as many large files as there are processors would keep
/// everybody else from working.
final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  /// Of some hundred bytes each. What is forgotten is read again.
  private static final int MOST_KEPT = 50_000;

  private static final Duration DAMAGE_HOLDS = Duration.ofSeconds(10);
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final long IDLE_SECONDS = 10;

  private final Executor workers = workers();
  private final ConcurrentMap<BlobKey, CompletableFuture<Finding>> underWay =
      new ConcurrentHashMap<>();
  private final Map<BlobKey, Finding> found =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlobKey, Finding> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Look(long size, FileTime modified) {}

  /// @param at by the clock that only goes forward
  private record Finding(Look look, boolean sound, long at) {
    boolean holds() {
      return sound || System.nanoTime() - at < DAMAGE_HOLDS.toNanos();
    }
  }

  private static Executor workers() {
    var workers =
        new ThreadPoolExecutor(
            PROCESSORS,
            PROCESSORS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("inspect-", 1).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /// How a file is, as far as is known already; what isn't is found out.
  Condition of(BlobKey key, Path file) throws IOException {
    var asked = System.nanoTime();
    var look = look(file);
    if (look.isEmpty()) {
      return Condition.MISSING;
    }
    var known = known(key, look.get()).filter(Finding::holds);
    return condition(known.isPresent() ? known.get() : find(key, file, asked));
  }

  /// As [#of], and the file is read whatever was known before the question.
  Condition anew(BlobKey key, Path file) throws IOException {
    var asked = System.nanoTime();
    return look(file).isEmpty() ? Condition.MISSING : condition(find(key, file, asked));
  }

  /// A file was written just now, and what was written has this key.
  void written(BlobKey key, Path file) throws IOException {
    look(file).ifPresent(look -> keep(key, new Finding(look, true, System.nanoTime())));
  }

  private static Condition condition(Finding finding) {
    return finding.sound ? Condition.SOUND : Condition.DAMAGED;
  }

  private Finding find(BlobKey key, Path file, long asked) throws IOException {
    var work =
        underWay.computeIfAbsent(
            key, _ -> CompletableFuture.supplyAsync(() -> read(key, file, asked), workers));
    // Not before it is in the map: it may be done already.
    var _ = work.whenComplete((_, _) -> underWay.remove(key, work));
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the look at blob " + key + " was broken off");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    }
  }

  /// Not where another has read it between the question and the turn.
  private Finding read(BlobKey key, Path file, long asked) {
    try {
      var look = look(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
      var sinceThen = known(key, look).filter(one -> one.at - asked >= 0);
      if (sinceThen.isPresent()) {
        return sinceThen.get();
      }
      var finding = new Finding(look, hasBytesOf(key, file), System.nanoTime());
      keep(key, finding);
      return finding;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the disk doesn't give away any more is as bad as changed.
  private static boolean hasBytesOf(BlobKey key, Path file) throws NoSuchFileException {
    try {
      return BlobKey.of(file).equals(key);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      LOG.warn("blob {} can't be read: {}", key, e.toString());
      return false;
    }
  }

  private synchronized Optional<Finding> known(BlobKey key, Look look) {
    return Optional.ofNullable(found.get(key)).filter(one -> one.look.equals(look));
  }

  private synchronized void keep(BlobKey key, Finding finding) {
    found.put(key, finding);
  }

  private static Optional<Look> look(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(new Look(attributes.size(), attributes.lastModifiedTime()))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
