package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.partbook.child.Job;
import org.partbook.child.ScoreReader;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.copies.file.Unfit;

/// Reads files by their names: what is called `slow` takes until somebody lets it go, what is
/// called `bad` is refused, what is called `full` finds the disk full. Of everything else it makes
/// a page, about which something is odd.
final class BusyReader implements ScoreReader {
  static final String REASON = "is too much";

  private final int atOnce;
  private final CountDownLatch go = new CountDownLatch(1);
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Queue<String> read = new ConcurrentLinkedQueue<>();
  private final AtomicInteger together = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  BusyReader(int atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public int atOnce() {
    return atOnce;
  }

  @Override
  public Prepared read(Job job) throws Unfit, IOException {
    var name = String.valueOf(job.score().getFileName());
    read.add(name);
    most.accumulateAndGet(together.incrementAndGet(), Math::max);
    if (!underWay.add(name)) {
      throw new AssertionError(name + " is read twice at a time");
    }
    try {
      return prepared(job, name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("broken off", e);
    } finally {
      underWay.remove(name);
      together.decrementAndGet();
    }
  }

  private Prepared prepared(Job job, String name) throws Unfit, IOException, InterruptedException {
    if (name.startsWith("slow")) {
      go.await();
    }
    if (name.startsWith("bad")) {
      throw new Unfit(REASON);
    }
    if (name.startsWith("full")) {
      throw new IOException("No space left on device");
    }
    if (!job.made().toString().isEmpty()) {
      Files.writeString(job.made(), name);
    }
    return new Prepared(OptionalInt.of(1), List.of(Finding.of(Kind.REPAIRED, "is odd")));
  }

  /// Ends what takes its time.
  void letGo() {
    go.countDown();
  }

  /// Those that are being read.
  Set<String> underWay() {
    return Set.copyOf(underWay);
  }

  /// All that was read, in order, as often as it was.
  List<String> read() {
    return List.copyOf(read);
  }

  /// How many were read at a time.
  int most() {
    return most.get();
  }
}
