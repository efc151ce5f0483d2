package org.partbook;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, to be closed in reverse; what can't be closed doesn't keep the others
/// open. Whoever closes returns when all is closed, also when another has begun.
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T one) {
    opened.push(one);
    return one;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      var one = opened.pop();
      try {
        one.close();
      } catch (Throwable e) {
        // An error too: the database, say, must not run on because a class can't be loaded any
        // more.
        LOG.warn("{} could not be closed", one.getClass().getSimpleName(), e);
      }
    }
  }
}
