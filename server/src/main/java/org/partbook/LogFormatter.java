package org.partbook;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// A line of the log, with nothing in it that a terminal would obey. A message from outside stays
/// on its line, so nobody can write lines of their own.
public final class LogFormatter extends SimpleFormatter {
  @Override
  public String formatMessage(LogRecord event) {
    return Printable.line(super.formatMessage(event));
  }

  @Override
  public String format(LogRecord event) {
    return Printable.text(super.format(event));
  }
}
