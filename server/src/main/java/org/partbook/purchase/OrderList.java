package org.partbook.purchase;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.json.Json;
import org.partbook.ledger.JournalStore;
import org.partbook.purchase.OrderListStore.Listed;
import org.partbook.purchase.OrderListStore.Position;
import org.partbook.purchase.OrderListStore.Stretch;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// A vendor's own lines, page by page in the order of their registration, and what they come to.
///
/// The cursor is the place behind a line, among those of one vendor in one environment. It is
/// sealed, since it holds our own number of the line, which tells how much is sold here. Lines are
/// given their time before they are stored, so one may appear among those of the last moments when
/// these have been listed already; hence the cursor of the last page stays behind for a minute, and
/// who goes on from it meets some lines again instead of missing any.
public final class OrderList {
  private static final Duration MAY_APPEAR = Duration.ofMinutes(1);
  private static final Duration LONGEST_SUMS = Duration.ofDays(400);

  /// They read all entries of their time, whoever's they are.
  private static final int SUMS_AT_ONCE = 2;

  private static final int OWNER_BYTES = 1 + Long.BYTES;
  private static final int CURSOR_BYTES = OWNER_BYTES + 2 * Long.BYTES;

  private final Database db;
  private final Signer signer;
  private final Clock clock;
  private final Duration cancellation;
  private final OrderListStore store = new OrderListStore();
  private final JournalStore journal = new JournalStore();
  private final Semaphore sums = new Semaphore(SUMS_AT_ONCE);
  private final Set<VendorId> reckoning = ConcurrentHashMap.newKeySet();

  /// The lines of an installation.
  ///
  /// @param cancellation how long after its registration a completed line can be cancelled
  public OrderList(Database db, Signer signer, Clock clock, Duration cancellation) {
    this.db = db;
    this.signer = signer;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /// A page, as JSON.
  ///
  /// @throws ApiException 410 if the cursor is none that this vendor was given here, 422 if it is
  ///   none at all
  Map<String, @Nullable Object> page(Caller caller, OrderListQuery query) {
    var after = query.after().map(cursor -> position(caller, cursor)).orElse(Position.START);
    var found = db.ask(tx -> store.page(tx, caller, query, after));
    var isFull = found.lines().size() > query.most();
    var lines = isFull ? found.lines().subList(0, query.most()) : found.lines();
    var more = isFull || found.more();
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("orders", orders(lines));
    page.put("sums", sums(caller, query).orElse(null));
    page.put("cursor", cursor(caller, next(caller.now(clock), after, lines, isFull, found, more)));
    page.put("more", more);
    return page;
  }

  private static Position next(
      Instant now,
      Position after,
      List<Listed> lines,
      boolean isFull,
      Stretch found,
      boolean more) {
    if (isFull) {
      return lines.getLast().position();
    }
    var end = found.end().orElse(after);
    var sure = now.minus(MAY_APPEAR);
    if (more || end.at().isBefore(sure)) {
      return end;
    }
    var settled =
        lines.reversed().stream().map(Listed::position).filter(at -> at.at().isBefore(sure));
    return settled
        .findFirst()
        .orElseGet(() -> after.at().isBefore(sure) ? after : new Position(sure, 0));
  }

  private String cursor(Caller caller, Position position) {
    var bytes =
        ByteBuffer.allocate(CURSOR_BYTES)
            .put(owner(caller))
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.at()))
            .putLong(position.number());
    return signer.sign(Purpose.ORDERS_CURSOR, bytes.array());
  }

  private Position position(Caller caller, String cursor) {
    var signed =
        signer
            .verify(Purpose.ORDERS_CURSOR, cursor)
            .orElseThrow(() ->
                ApiException.invalid("after", "after is no cursor that this server has given out"));
    if (signed.length != CURSOR_BYTES
        || !Arrays.equals(owner(caller), Arrays.copyOf(signed, OWNER_BYTES))) {
      throw new ApiException(
          ErrorCode.CURSOR_EXPIRED,
          "the cursor is not one of this vendor in this environment; begin anew without after");
    }
    var bytes = ByteBuffer.wrap(signed).position(OWNER_BYTES);
    var position =
        new Position(Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), bytes.getLong());
    requirePast(position, caller.now(clock));
    return position;
  }

  /// Lines that come now would be before it, and never be listed.
  private static void requirePast(Position position, Instant now) {
    if (position.at().isAfter(now.plus(MAY_APPEAR))) {
      throw new ApiException(
          ErrorCode.CURSOR_EXPIRED,
          "the cursor is of a time to come, as the sandbox's clock was set back; begin anew without"
              + " after");
    }
  }

  /// Whose lines a cursor is a place among.
  private static byte[] owner(Caller caller) {
    return ByteBuffer.allocate(OWNER_BYTES)
        .put((byte) (caller.environment() == Environment.LIVE ? 'L' : 'S'))
        .putLong(caller.vendor().value())
        .array();
  }

  /// With the first page of a stretch that has both ends.
  private Optional<Map<String, Object>> sums(Caller caller, OrderListQuery query) {
    if (query.after().isPresent() || query.from().isEmpty() || query.to().isEmpty()) {
      return Optional.empty();
    }
    var from = query.from().get();
    var to = query.to().get();
    if (Duration.between(from, to).compareTo(LONGEST_SUMS) > 0) {
      return Optional.empty();
    }
    // The sandbox owes nothing, so nothing is read for it.
    return Optional.of(
        caller.environment() == Environment.LIVE
            ? oneAtATime(caller, from, to)
            : sums(caller, from, to));
  }

  /// Of one vendor, so that none keeps the others from theirs.
  private Map<String, Object> oneAtATime(Caller caller, Instant from, Instant to) {
    if (!reckoning.add(caller.vendor())) {
      throw new ApiException(
          ErrorCode.OVERLOADED, "sums of this vendor are being reckoned at this moment");
    }
    try {
      return someAtATime(caller, from, to);
    } finally {
      reckoning.remove(caller.vendor());
    }
  }

  private Map<String, Object> someAtATime(Caller caller, Instant from, Instant to) {
    if (!sums.tryAcquire()) {
      throw new ApiException(ErrorCode.OVERLOADED, "too many sums are being reckoned at once");
    }
    try {
      return sums(caller, from, to);
    } finally {
      sums.release();
    }
  }

  private Map<String, Object> sums(Caller caller, Instant from, Instant to) {
    var json = new LinkedHashMap<String, Object>();
    json.put("from", from.toString());
    json.put("to", to.toString());
    var all =
        caller.environment() == Environment.LIVE
            ? db.inTransaction(tx -> journal.sums(tx, from, to))
            : List.<JournalStore.Sum>of();
    json.put("currencies", OrderSums.of(caller.vendor(), all));
    return json;
  }

  /// Lines of one order that follow each other stand together.
  private List<Map<String, Object>> orders(List<Listed> lines) {
    var orders = new ArrayList<Map<String, Object>>();
    var together = new ArrayList<Map<String, @Nullable Object>>();
    Optional<OrderId> last = Optional.empty();
    for (var listed : lines) {
      var order = listed.line().key().order();
      if (last.filter(order::equals).isEmpty()) {
        together = new ArrayList<>();
        var json = new LinkedHashMap<String, Object>();
        json.put("order_id", order.value());
        json.put("lines", together);
        orders.add(json);
        last = Optional.of(order);
      }
      together.add(json(listed));
    }
    return orders;
  }

  private Map<String, @Nullable Object> json(Listed listed) {
    var line = listed.line();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("order_id", line.key().order().value());
    json.put("order_line_id", line.key().line().value());
    json.put("asset_id", line.asset().value());
    json.put("title", listed.title().orElse(null));
    json.put("customer", line.customer());
    json.put("unit_price", Json.plain(line.unitPrice()));
    json.put("line_item_price", Json.plain(line.lineItemPrice()));
    json.put("quantity", line.quantity());
    json.put("country_code", line.countryCode());
    json.put("status", line.status().name());
    json.put("registered_at", line.registeredAt().toString());
    json.put("completed_at", text(line.completedAt()));
    json.put("cancelled_at", text(line.cancelledAt()));
    json.put("delivered_at", text(line.deliveredAt()));
    json.put("cancellable_until", text(cancellableUntil(line)));
    json.put("refunded_quantity", line.refunded());
    json.put("ended", line.isEnded());
    json.put("currency", listed.currency().orElse(null));
    json.put("net_due", listed.netDue().map(Json::plain).orElse(null));
    json.put("flags", listed.flags());
    return json;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  /// Until when a completed line can be taken back; nothing if it can't be any more.
  private Optional<Instant> cancellableUntil(OrderLine line) {
    var end = line.registeredAt().plus(cancellation);
    return line.status() == LineStatus.COMPLETED
            && line.deliveredAt().isEmpty()
            && line.now(clock).isBefore(end)
        ? Optional.of(end)
        : Optional.empty();
  }
}
