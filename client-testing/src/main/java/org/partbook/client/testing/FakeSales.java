package org.partbook.client.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the shop has sold: to be looked at, to be moved on as the publisher or a buyer would, and
/// to be held against what a test wants.
public final class FakeSales {
  private final World world;
  private final Map<Line.Key, Line> lines = new LinkedHashMap<>();

  FakeSales(World world) {
    this.world = world;
  }

  /// Everything that was sold, in its order.
  ///
  /// @return the lines
  public List<FakeLine> lines() {
    synchronized (world) {
      settle();
      return lines.values().stream().map(Line::shown).toList();
    }
  }

  /// One line.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @return the line, if it was sold
  public Optional<FakeLine> line(long orderId, long orderLineId) {
    synchronized (world) {
      settle();
      return find(orderId, orderLineId).map(Line::shown);
    }
  }

  /// The copy is ready.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  public void complete(long orderId, long orderLineId) {
    synchronized (world) {
      settleAs(processing(orderId, orderLineId), "COMPLETED");
    }
  }

  /// No copy can be made.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  public void fail(long orderId, long orderLineId) {
    synchronized (world) {
      settleAs(processing(orderId, orderLineId), "FAILED");
    }
  }

  private Line processing(long orderId, long orderLineId) {
    var line = there(orderId, orderLineId);
    if (!line.is("PROCESSING")) {
      throw new IllegalStateException("the line isn't being processed, it is " + line.status());
    }
    return line;
  }

  /// The buyer has begun to receive the copy. Downloading it does the same.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  public void deliver(long orderId, long orderLineId) {
    synchronized (world) {
      delivered(there(orderId, orderLineId));
    }
  }

  /// The publisher takes copies back.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @param copies how many
  public void refund(long orderId, long orderLineId, long copies) {
    synchronized (world) {
      var line = there(orderId, orderLineId);
      if (copies < 1 || line.refunded() + copies > line.sale().quantity()) {
        throw new IllegalArgumentException("so many copies can't be taken back: " + copies);
      }
      line.refund(copies);
      var data = line.told();
      data.put("quantity", copies);
      world.events().add("line.refunded", data);
    }
  }

  /// The publisher ends the copy: no link leads to it any more.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  public void end(long orderId, long orderLineId) {
    synchronized (world) {
      var line = there(orderId, orderLineId);
      line.end();
      world.events().add("line.ended", line.told());
    }
  }

  /// Holds the shop to it that a line was sold and is completed.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @throws AssertionError if not
  public void assertSold(long orderId, long orderLineId) {
    expect(orderId, orderLineId, "COMPLETED");
  }

  /// Holds the shop to it that a line was cancelled.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @throws AssertionError if not
  public void assertCancelled(long orderId, long orderLineId) {
    expect(orderId, orderLineId, "CANCELLED");
  }

  private void expect(long orderId, long orderLineId, String status) {
    var line = line(orderId, orderLineId);
    var stands = line.map(FakeLine::status).orElse("not there");
    if (!stands.equals(status)) {
      throw new AssertionError(
          "line %d/%d should be %s, but is %s; there are: %s"
              .formatted(orderId, orderLineId, status, stands, numbers()));
    }
  }

  /// Holds the shop to it that a buyer has begun to receive a copy.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @throws AssertionError if not
  public void assertDelivered(long orderId, long orderLineId) {
    if (line(orderId, orderLineId).flatMap(FakeLine::deliveredAt).isEmpty()) {
      throw new AssertionError("line %d/%d was not delivered".formatted(orderId, orderLineId));
    }
  }

  /// Holds the shop to it that nothing was sold.
  ///
  /// @throws AssertionError if something was
  public void assertNothingSold() {
    if (!lines().isEmpty()) {
      throw new AssertionError("nothing should be sold, but there are: " + numbers());
    }
  }

  private List<String> numbers() {
    return lines().stream()
        .map(line -> line.orderId() + "/" + line.orderLineId() + " " + line.status())
        .toList();
  }

  Optional<Line> find(long order, long line) {
    return Optional.ofNullable(lines.get(new Line.Key(order, line)));
  }

  private Line there(long order, long line) {
    return find(order, line)
        .orElseThrow(() -> new IllegalArgumentException("there is no line " + order + "/" + line));
  }

  List<Line> order(long order) {
    return lines.values().stream().filter(line -> line.key().order() == order).toList();
  }

  List<Line> all() {
    return new ArrayList<>(lines.values());
  }

  void add(List<Line.Sale> sales) {
    for (var sale : sales) {
      var asset = world.catalogue().known(sale.asset()).orElseThrow();
      lines.put(sale.key(), new Line(sale, asset, world.now()));
    }
    settle();
  }

  /// Lets what is due become of lines.
  void settle() {
    var now = world.now();
    for (var line : lines.values()) {
      if (line.isDue(now)) {
        settleAs(line, line.asset().fate() == FakeAsset.Fate.FAILS ? "FAILED" : "COMPLETED");
      }
    }
  }

  void settleAs(Line line, String status) {
    line.become(status, world.now());
    world.events().add("line." + status.toLowerCase(Locale.ROOT), line.told());
    world.notifyAll();
  }

  void delivered(Line line) {
    if (!line.isDelivered()) {
      line.deliver(world.now());
      world.events().add("line.delivered", line.told());
    }
  }

  /// Waits until an order is settled, or nobody waits any more.
  void await(long order, Duration most) throws InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    while (true) {
      settle();
      var left = (end - System.nanoTime()) / 1_000_000;
      var isProcessing = order(order).stream().anyMatch(line -> line.is("PROCESSING"));
      if (!isProcessing || left <= 0) {
        return;
      }
      world.wait(Math.min(left, 20));
    }
  }
}
