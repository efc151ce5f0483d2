package org.partbook.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// Listens to all that is logged as a warning or worse.
public final class TestLog extends Handler implements AutoCloseable {
  private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

  public TestLog() {
    setLevel(Level.WARNING);
    Logger.getLogger("").addHandler(this);
  }

  public String text() {
    return records.stream()
        .map(each -> each.getLevel() + " " + each.getMessage() + " " + each.getThrown())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void publish(LogRecord each) {
    if (each.getLevel().intValue() >= Level.WARNING.intValue()) {
      records.add(each);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
