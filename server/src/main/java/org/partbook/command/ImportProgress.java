package org.partbook.command;

import java.time.Duration;
import org.partbook.catalog.Progress;

/// One line on the terminal that says how far an import has come; nothing where there is no
/// terminal.
final class ImportProgress implements Progress, AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final long NANOS_IN_SECOND = 1_000_000_000;
  private static final int BAR = 20;

  private final Console console;
  private final long start = System.nanoTime();
  private boolean shown;

  ImportProgress(Console console) {
    this.console = console;
  }

  @Override
  public void at(long bytesRead, long bytesTotal, long lines, long bad) {
    if (console.errIsTerminal()) {
      shown = true;
      console
          .rawErr()
          .print(CLEAR + text(bytesRead, bytesTotal, lines, bad, System.nanoTime() - start));
    }
  }

  @Override
  public boolean isWanted() {
    return console.errIsTerminal();
  }

  static String text(long bytesRead, long bytesTotal, long lines, long bad, long nanos) {
    var seconds = Math.max(1, nanos) / (double) NANOS_IN_SECOND;
    var done = bytesTotal == 0 ? 1.0 : (double) bytesRead / bytesTotal;
    var left = done == 0 ? 0 : Math.round(seconds / done * (1 - done));
    var full = (int) (done * BAR);
    return "importing [%s%s] %3d %%  %d lines  %d/s  %s left%s"
        .formatted(
            "#".repeat(full),
            "-".repeat(BAR - full),
            Math.round(done * 100),
            lines,
            Math.round(lines / seconds),
            clock(Duration.ofSeconds(left)),
            bad == 0 ? "" : "  %d refused".formatted(bad));
  }

  private static String clock(Duration time) {
    return time.toHours() == 0
        ? "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  @Override
  public void close() {
    if (shown) {
      console.rawErr().print(CLEAR);
      shown = false;
    }
  }
}
