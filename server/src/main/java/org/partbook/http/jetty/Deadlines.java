package org.partbook.http.jetty;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.partbook.http.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all connections each second, and ends those whose clients take too long: for the head
/// of a request, or for reading the answer. The web server itself only notices when nothing moves
/// at all, and a byte every ten seconds moves. Bodies are waited for by those who read them
/// ([BodyStream]).
final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Connections connections;
  private final DoorLimits limits;
  private final Thread watch;
  private Map<Visit, Progress> progress = new HashMap<>();

  /// How much of an answer had been written, at some time.
  private record Progress(long since, long written) {}

  private Deadlines(Connections connections, DoorLimits limits) {
    this.connections = connections;
    this.limits = limits;
    this.watch = Thread.ofPlatform().name("http-deadlines").daemon().unstarted(this::run);
  }

  static Deadlines watch(Connections connections, DoorLimits limits) {
    var deadlines = new Deadlines(connections, limits);
    deadlines.watch.start();
    return deadlines;
  }

  private void run() {
    while (!watch.isInterrupted()) {
      try {
        Thread.sleep(BEAT);
        look(System.nanoTime());
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("the deadlines of connections could not be looked at", e);
      }
    }
  }

  private void look(long now) {
    var next = new HashMap<Visit, Progress>();
    for (var guest : connections.all()) {
      guest.reconsider(now);
      if (guest.headTakes(now) > limits.head().toNanos()) {
        guest.dismiss(LastWords.of(ErrorCode.REQUEST_TIMEOUT));
      } else if (guest.isQuietFor(now) > limits.idle().toNanos()) {
        guest.close();
      }
      for (var visit : guest.visits()) {
        if (readsTooSlowly(visit, now, next)) {
          guest.close();
        }
      }
    }
    progress = next;
  }

  private boolean readsTooSlowly(Visit visit, long now, Map<Visit, Progress> next) {
    var written = visit.written();
    var before = progress.get(visit);
    if (before == null || !visit.isWriting()) {
      next.put(visit, new Progress(now, written));
      return false;
    }
    if (now - before.since() < limits.leastRateOver().toNanos()) {
      next.put(visit, before);
      return false;
    }
    next.put(visit, new Progress(now, written));
    var seconds = TimeUnit.NANOSECONDS.toSeconds(now - before.since());
    return written - before.written() < seconds * limits.leastRate();
  }

  boolean areLookedAt() {
    return watch.isAlive();
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
