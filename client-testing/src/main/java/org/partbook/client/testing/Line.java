package org.partbook.client.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line that was sold, and what becomes of it.
final class Line {
  static final Duration CANCELLABLE = Duration.ofDays(14);

  private final Sale sale;
  private final FakeAsset asset;
  private final Instant registered;
  private final String customer;
  private String status = "PROCESSING";
  private @Nullable Instant completed;
  private @Nullable Instant cancelled;
  private @Nullable Instant delivered;
  private long refunded;
  private boolean ended;

  /// The number of a line.
  record Key(long order, long line) {}

  /// What was sold.
  record Sale(
      Key key,
      long asset,
      long quantity,
      String country,
      BigDecimal unitPrice,
      BigDecimal price,
      String customer) {
    /// Whether it says the same: 4.95 and 4.950 are the same price.
    boolean isSame(Sale other) {
      return asset == other.asset
          && quantity == other.quantity
          && country.equals(other.country)
          && unitPrice.compareTo(other.unitPrice) == 0
          && price.compareTo(other.price) == 0
          && customer.equals(other.customer);
    }
  }

  Line(Sale sale, FakeAsset asset, Instant registered) {
    this.sale = sale;
    this.asset = asset;
    this.registered = registered;
    this.customer = sale.customer();
  }

  Sale sale() {
    return sale;
  }

  Key key() {
    return sale.key();
  }

  FakeAsset asset() {
    return asset;
  }

  Instant registered() {
    return registered;
  }

  String status() {
    return status;
  }

  boolean is(String wanted) {
    return status.equals(wanted);
  }

  boolean isEnded() {
    return ended;
  }

  boolean isDelivered() {
    return delivered != null;
  }

  long refunded() {
    return refunded;
  }

  /// Whether it is time that something becomes of it by itself.
  boolean isDue(Instant now) {
    return is("PROCESSING")
        && asset.fate() != FakeAsset.Fate.WAITS
        && !registered.plus(asset.takes()).isAfter(now);
  }

  void become(String next, Instant now) {
    status = next;
    if (next.equals("COMPLETED")) {
      completed = now;
    } else if (next.equals("CANCELLED")) {
      cancelled = now;
    }
  }

  void deliver(Instant now) {
    delivered = now;
  }

  void refund(long copies) {
    refunded += copies;
  }

  void end() {
    ended = true;
  }

  FakeLine shown() {
    return new FakeLine(
        key().order(),
        key().line(),
        sale.asset(),
        customer,
        sale.quantity(),
        sale.country(),
        sale.unitPrice(),
        sale.price(),
        status,
        registered,
        Optional.ofNullable(completed),
        Optional.ofNullable(cancelled),
        Optional.ofNullable(delivered),
        refunded,
        ended);
  }

  Map<String, Object> item(Links links) {
    var isReady = is("COMPLETED");
    var item = new LinkedHashMap<String, Object>();
    item.put("order_id", key().order());
    item.put("order_line_id", key().line());
    item.put("asset_id", sale.asset());
    item.put("customer", customer);
    item.put("unit_price", sale.unitPrice());
    item.put("line_item_price", sale.price());
    item.put("quantity", sale.quantity());
    item.put("country_code", sale.country());
    item.put("download_url", isReady ? links.to("/download/", List.of(this)) : Json.NULL);
    item.put("view_url", isReady ? links.to("/view/", List.of(this)) : Json.NULL);
    item.put("status", status);
    if (refunded > 0) {
      item.put("refunded_quantity", refunded);
    }
    if (ended) {
      item.put("ended", true);
    }
    return item;
  }

  /// As a list of orders shows it: without links.
  Map<String, Object> listed() {
    var item = new LinkedHashMap<String, Object>();
    item.put("order_id", key().order());
    item.put("order_line_id", key().line());
    item.put("asset_id", sale.asset());
    item.put("title", asset.title());
    item.put("customer", customer);
    item.put("unit_price", sale.unitPrice());
    item.put("line_item_price", sale.price());
    item.put("quantity", sale.quantity());
    item.put("country_code", sale.country());
    item.put("status", status);
    item.put("registered_at", registered);
    item.put("completed_at", orNull(completed));
    item.put("cancelled_at", orNull(cancelled));
    item.put("delivered_at", orNull(delivered));
    item.put("cancellable_until", is("CANCELLED") || isDelivered() ? Json.NULL : until());
    item.put("refunded_quantity", refunded);
    item.put("ended", ended);
    item.put("currency", Json.NULL);
    item.put("net_due", Json.NULL);
    item.put("flags", List.of());
    return item;
  }

  Instant until() {
    return registered.plus(CANCELLABLE);
  }

  private static Object orNull(@Nullable Instant time) {
    return time == null ? Json.NULL : time;
  }

  /// What an event says of it.
  Map<String, Object> told() {
    var data = new LinkedHashMap<String, Object>();
    data.put("order_id", key().order());
    data.put("order_line_id", key().line());
    data.put("asset_id", sale.asset());
    data.put("status", status);
    return data;
  }
}
