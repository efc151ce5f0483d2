package org.partbook.ledger.log;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.ending.Joined;
import org.partbook.ending.LastResort;
import org.partbook.sealing.Seals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings new entries of the journal into the log, once a second if there are any. Nobody waits for
/// it: a sale is a sale whether it is in the log yet or not.
public final class Sequencer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final LogWriter writer;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean stopped;
  private boolean failing;

  private Sequencer(LogWriter writer, LastResort lastResort) {
    this.writer = writer;
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("log-sequencer").daemon(),
            () -> isClosed() || stopped,
            this::run);
  }

  /// Starts it.
  ///
  /// @param origin the name that the log gets, if it has none yet
  public static Sequencer start(
      Database db,
      LogFolder folder,
      Clock clock,
      Supplier<String> origin,
      Seals seals,
      LastResort lastResort) {
    var sequencer = new Sequencer(new LogWriter(db, folder, clock, origin, seals), lastResort);
    sequencer.thread.start();
    return sequencer;
  }

  /// Whether it has stopped for good, as nothing may be signed any more.
  public boolean hasStopped() {
    return stopped;
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    try {
      while (!closing.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
        rounds();
      }
    } catch (InterruptedException e) {
      LOG.debug("nothing is logged any more");
    } catch (LogDiffers e) {
      stopped = true;
      LOG.error(
          "THE LOG HAS STOPPED, and nothing is signed any more: {}. Sales go on. `partbook ledger"
              + " verify` says where it differs; docs/ledger.md, what to do",
          e.getMessage());
    }
  }

  private void rounds() {
    try {
      while (writer.round() && !isClosed()) {
        // There is more.
      }
      if (failing) {
        failing = false;
        LOG.info("the log is written again");
      }
    } catch (LogDiffers e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof DatabaseException database && database.unavailable()) {
        // Others tell of that.
        return;
      }
      // Whatever it is, sales don't depend on it.
      if (!failing && !isClosed()) {
        failing = true;
        LOG.error("the log can't be written; it is tried again each second", e);
      }
    }
  }

  /// Lets a round that is under way come to its end.
  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
  }
}
