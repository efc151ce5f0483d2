package org.partbook.vendorpage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.purchase.ListedSale;
import org.partbook.purchase.OrderEvent;

/// One order with its lines, and what happened to them.
record OrderPage(Desk desk, long order, List<Line> lines) {
  /// What is no business of the vendor's, such as that the publisher made a link, isn't here.
  private static final Map<String, String> WORDS =
      Map.of(
          "REGISTERED", "registered",
          "COMPLETED", "completed",
          "FAILED", "failed",
          "RETRIED", "taken up again",
          "CANCELLED", "cancelled",
          "DELIVERED", "delivered",
          "REFUNDED", "copies taken back",
          "ENDED", "ended by the publisher",
          "RESTORED", "restored by the publisher",
          "RENAMED", "buyer’s name changed");

  /// A line.
  record Line(ListedSale sale, List<Event> events) {
    /// As `info` tells it to the vendor.
    String customer() {
      return sale.line().isErased() ? "erased" : sale.line().customer();
    }
  }

  /// Something that happened.
  record Event(String what, Instant at) {}

  static Line line(ListedSale sale, List<OrderEvent> happened) {
    var events = new ArrayList<Event>();
    for (var event : happened) {
      Optional.ofNullable(WORDS.get(event.kind()))
          .ifPresent(words -> events.add(new Event(words, event.at())));
    }
    return new Line(sale, List.copyOf(events));
  }
}
