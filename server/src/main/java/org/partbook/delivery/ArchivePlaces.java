package org.partbook.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderId;

/// How many archives are worked on at once, so that many requests for large ones cost neither all
/// file handles nor all memory.
///
/// To begin an archive opens each of its files for a moment, so few begin at a time, and the others
/// wait with nothing in hand. While it is sent, one file is open, and what is known of each file is
/// held: so all files of all archives that are being sent are counted. One order may have a tenth
/// of them, so that nobody who reads slowly keeps the others out.
final class ArchivePlaces {
  /// Of all archives together: some ten megabytes.
  static final int MOST_FILES = 20_000;

  static final int MOST_FILES_OF_AN_ORDER = MOST_FILES / 10;

  private static final int MOST_BEGINNING = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore beginning = new Semaphore(MOST_BEGINNING, true);
  private final Map<Order, Integer> sent = new HashMap<>();
  private int files;

  private record Order(VendorId vendor, Environment environment, OrderId number) {}

  /// What is done in turn.
  interface Beginning<T> {
    T begin() throws IOException;
  }

  /// The place of an archive that is being sent.
  interface Place extends Closeable {
    @Override
    void close();
  }

  /// Begins an archive when it is its turn.
  ///
  /// @throws ApiException 503 if that takes too long
  <T> T inTurn(Beginning<T> what) throws IOException {
    if (!hasTurn()) {
      throw full("too many archives are being begun at once");
    }
    try {
      return what.begin();
    } finally {
      beginning.release();
    }
  }

  private boolean hasTurn() {
    try {
      return beginning.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Takes a place for the archive of an order, for as long as it is sent.
  ///
  /// @param lines whose files are in it, one at least
  /// @throws ApiException 503 if there is none
  Place take(List<Deliverable> lines) {
    var key = lines.getFirst().line().key();
    return take(new Order(key.vendor(), key.environment(), key.order()), lines.size());
  }

  private synchronized Place take(Order order, int count) {
    int ofOrder = sent.getOrDefault(order, 0) + count;
    if (ofOrder > MOST_FILES_OF_AN_ORDER) {
      throw full("too many archives of order %s are being sent".formatted(order.number()));
    }
    if (files + count > MOST_FILES) {
      throw full("too many archives are being sent");
    }
    sent.put(order, ofOrder);
    files += count;
    return () -> giveBack(order, count);
  }

  private synchronized void giveBack(Order order, int count) {
    sent.computeIfPresent(order, (_, held) -> held == count ? null : held - count);
    files -= count;
  }

  private static ApiException full(String why) {
    return new ApiException(ErrorCode.OVERLOADED, why + ", please try again");
  }
}
