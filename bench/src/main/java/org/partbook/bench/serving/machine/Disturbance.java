package org.partbook.bench.serving.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.partbook.bench.serving.figures.Others;

/// What others take of the processors from a moment on.
public final class Disturbance {
  private static final Path STAT = Path.of("/proc/stat");

  private final Moment begun;

  /// Interrupts are nobody's, so they count neither as busy nor as our own.
  private record Moment(long nanos, double busy, double own, double stolen) {

    static Moment now(Collection<Long> ownRoots) {
      var fields = firstLine().split(" +", -1);
      double busy = number(fields, 1) + number(fields, 2) + number(fields, 3);
      return new Moment(
          System.nanoTime(), busy, (double) ProcessTable.now().ticks(ownRoots), number(fields, 8));
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
        now.busy - begun.busy, now.own - begun.own, now.stolen - begun.stolen, available);
  }
}
