package org.partbook.bench.serving.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.bench.serving.figures.Others;

/// What others take of the processors from a moment on.
public final class Disturbance {
  private static final Path STAT = Path.of("/proc/stat");

  private final Moment begun;

  /// Interrupts are nobody's, so they count neither as busy nor as our own.
  private record Moment(long nanos, double busy, Map<Long, Long> own, double stolen) {

    static Moment now(Collection<Long> ownRoots) {
      var fields = firstLine().split(" +", -1);
      double busy = number(fields, 1) + number(fields, 2) + number(fields, 3);
      var processes = ProcessTable.now();
      var own = new HashMap<Long, Long>();
      ownRoots.forEach(root -> own.put(root, processes.ticks(List.of(root))));
      return new Moment(System.nanoTime(), busy, own, number(fields, 8));
    }

    /// What our own have used since. One that has ended meanwhile has taken its account with it.
    double ownSince(Moment begun) {
      return own.entrySet().stream()
          .mapToLong(root -> root.getValue() - begun.own.getOrDefault(root.getKey(), 0L))
          .sum();
    }

    private static String firstLine() {
      try {
        return Files.readAllLines(STAT).getFirst();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static double number(String[] fields, int index) {
      return Double.parseDouble(fields[index]);
    }
  }

  private Disturbance(Moment begun) {
    this.begun = begun;
  }

  public static Disturbance since(Collection<Long> ownRoots) {
    return new Disturbance(Moment.now(ownRoots));
  }

  public Others until(Collection<Long> ownRoots) {
    var now = Moment.now(ownRoots);
    double available =
        (now.nanos - begun.nanos)
            / 1e9
            * ProcessTable.TICKS_A_SECOND
            * Runtime.getRuntime().availableProcessors();
    return Others.of(
        now.busy - begun.busy, now.ownSince(begun), now.stolen - begun.stolen, available);
  }
}
