package org.partbook.purchase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupRead;
import org.partbook.purchase.OrderState.Processing;
import org.partbook.purchase.PurchaseStore.AskedOrder;

/// Tells how orders stand, and holds the answer while a line is being processed. Whoever waits has
/// a virtual thread and nothing else: the database is asked when the order is settled, or the time
/// is over.
final class HeldOrders {
  private final GroupRead<AskedOrder, Optional<FoundOrder>> orders;
  private final WaitingRoom waiting;
  private final Clock clock;

  HeldOrders(GroupRead<AskedOrder, Optional<FoundOrder>> orders, WaitingRoom waiting, Clock clock) {
    this.orders = orders;
    this.waiting = waiting;
    this.clock = clock;
  }

  OrderState ask(AskedOrder asked, Patience patience) {
    var end = System.nanoTime() + patience.time().toNanos();
    var told = new HashSet<Turn>();
    var found = find(asked);
    while (true) {
      var open = found.open();
      if (open.isEmpty()) {
        return OrderState.settled(found.lines());
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return new Processing(retryAfter(found), true);
      }
      // What we were told of one of them wasn't so: another server has taken it over.
      told.retainAll(open);
      told.forEach(waiting::wasNot);
      var waiter = waiting.enter(asked.caller().vendor(), open);
      if (waiter.isEmpty()) {
        return new Processing(retryAfter(found), false);
      }
      if (!waiter.get().await(Duration.ofNanos(left), patience.gone())) {
        // The last word, at the end of the time.
        end = System.nanoTime();
      }
      told.addAll(open);
      try {
        found = find(asked);
      } catch (DatabaseException e) {
        if (!e.unavailable()) {
          throw e;
        }
        // Who has waited is not sent away: it was being processed, and may be asked for again.
        return new Processing(retryAfter(found), System.nanoTime() - end >= 0);
      }
    }
  }

  private FoundOrder find(AskedOrder asked) {
    return orders.ask(asked).orElseThrow(Authentication::refusal);
  }

  /// Its lines as they are.
  List<OrderLine> lines(AskedOrder asked) {
    return find(asked).lines();
  }

  private long retryAfter(FoundOrder found) {
    return found.nextAttempt().map(this::secondsUntil).orElse(OrderState.SOON);
  }

  private long secondsUntil(Instant next) {
    var millis = Duration.between(clock.instant(), next).toMillis();
    return Math.max(OrderState.SOON, Math.ceilDiv(millis, 1000));
  }
}
