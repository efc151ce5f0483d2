package org.partbook.signing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.partbook.db.DatabaseException;
import org.partbook.ending.Joined;
import org.partbook.ending.LastResort;
import org.partbook.sealing.SealException;
import org.partbook.sealing.Seals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every two seconds whether there are other keys, in the database and in the file of keys,
/// so that a change needs no restart. [SigningKeys#SETTLING] is several times as long.
public final class KeyWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final Signer signer;
  private final Seals seals;
  private final Consumer<String> told;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private String last;
  private String trouble = "";

  private KeyWatch(Signer signer, Seals seals, Consumer<String> told, LastResort lastResort) {
    this.signer = signer;
    this.seals = seals;
    this.told = told;
    this.last = seals.told();
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("keys").daemon(), () -> closing.getCount() == 0, this::run);
  }

  /// Starts it.
  ///
  /// @param told which keys the file has, when others are in it
  public static KeyWatch start(
      Signer signer, Seals seals, Consumer<String> told, LastResort lastResort) {
    var watch = new KeyWatch(signer, seals, told, lastResort);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      LOG.debug("keys are looked at no more");
    }
  }

  private void look() {
    try {
      var wrong = seals.look();
      if (!seals.told().equals(last)) {
        last = seals.told();
        told.accept(last);
      }
      signer.read();
      sayOnce(wrong.orElse(""));
    } catch (DatabaseException e) {
      // That it is away is said by those who need it.
      LOG.debug("keys can't be looked at now: {}", e.toString());
    } catch (SealException e) {
      sayOnce(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("keys can't be looked at", e);
    }
  }

  private void sayOnce(String wrong) {
    if (!wrong.equals(trouble)) {
      trouble = wrong;
      if (!wrong.isEmpty()) {
        LOG.error("{}. What was read before is used", wrong);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
  }
}
