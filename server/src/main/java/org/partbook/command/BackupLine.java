package org.partbook.command;

import java.util.Locale;
import org.partbook.backup.BackupProgress;

/// One line on the terminal that says how far a backup has come, or what is done with one; nothing
/// where there is no terminal.
final class BackupLine implements BackupProgress, AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final int BAR = 20;

  private final Console console;
  private final String doing;
  private boolean shown;

  /// @param doing as in `backing up`
  BackupLine(Console console, String doing) {
    this.console = console;
    this.doing = doing;
  }

  @Override
  public void at(Step step, long done, long total) {
    if (console.errIsTerminal()) {
      shown = true;
      console.rawErr().print(CLEAR + text(doing, step, done, total));
    }
  }

  static String text(String doing, Step step, long done, long total) {
    var part = total == 0 ? 1.0 : Math.min(1.0, (double) done / total);
    var full = (int) (part * BAR);
    return "%s %-6s [%s%s] %3d %%"
        .formatted(
            doing,
            step.name().toLowerCase(Locale.ROOT),
            "#".repeat(full),
            "-".repeat(BAR - full),
            Math.round(part * 100));
  }

  @Override
  public void close() {
    if (shown) {
      console.rawErr().print(CLEAR);
      shown = false;
    }
  }
}
