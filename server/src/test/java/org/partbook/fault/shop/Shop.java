package org.partbook.fault.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Line.Name;
import org.partbook.fault.site.Catalogue;

/// One of a vendor's shops, which has a server that it asks first: sells, looks what became of what
/// it sold, and does with each order what was planned. It remembers all that it was told, and
/// anything that doesn't go with that is a finding.
final class Shop {
  private static final long ORDERS_OF_A_SHOP = 10_000_000;
  private static final int MOST_LOOKS = 4;
  private static final int SORTS = 3;

  /// Of so many orders one is of a score that rots, and one of a score that lies upstream.
  private static final int ROTTING_EACH = 7;

  private static final int UPSTREAM_EACH = 23;

  private final int vendor;
  private final int server;
  private final Buyer buyer;
  private final Market market;
  private final Aftercare aftercare;
  private final List<Order> orders = new ArrayList<>();
  private final Queue<Order> unsettled = new ConcurrentLinkedQueue<>();
  private long next;

  /// @param number among those of its vendor
  Shop(int vendor, int number, int server, Buyer buyer, Market market) {
    this.vendor = vendor;
    this.server = server;
    this.buyer = buyer;
    this.market = market;
    this.aftercare = new Aftercare(server, buyer, market);
    this.next = number * ORDERS_OF_A_SHOP + 1;
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders);
  }

  boolean hasUnsettled() {
    return !unsettled.isEmpty();
  }

  Aftercare aftercare() {
    return aftercare;
  }

  /// Sells one more order: two lines one after the other, both at once, or the parts of an ensemble
  /// in one request.
  void sell() throws InterruptedException {
    var number = next++;
    var order =
        switch ((int) (number % SORTS)) {
          case 0 -> ensemble(number);
          case 1 -> cart(number);
          default -> singles(number);
        };
    synchronized (this) {
      orders.add(order);
    }
    unsettled.add(order);
    if (order.plan() == Order.Plan.CANCEL_AT_ONCE) {
      aftercare.cancel(order.first());
    }
  }

  private Order singles(long order) throws InterruptedException {
    var lines = LongStream.rangeClosed(1, 2).mapToObj(line -> single(order, line)).toList();
    for (var line : lines) {
      register(Requests.of(line));
    }
    return new Order(order, lines, Requests.of(lines.getLast()));
  }

  /// Both lines are for the order's buyer.
  private Order cart(long order) throws InterruptedException {
    var goods = Requests.goods(vendor, asset(order), order, 1);
    var lines =
        LongStream.rangeClosed(1, 2)
            .mapToObj(line -> new Line(new Name(vendor, order, line), goods))
            .toList();
    var registration = Requests.ofOrder(lines);
    register(registration);
    return new Order(order, lines, registration);
  }

  private Line single(long order, long line) {
    return new Line(
        new Name(vendor, order, line), Requests.goods(vendor, asset(order), order, line));
  }

  private static long asset(long order) {
    if (order % UPSTREAM_EACH == 0) {
      return Catalogue.UPSTREAM + order / UPSTREAM_EACH % Catalogue.UPSTREAM_COUNT;
    }
    return order % ROTTING_EACH == 0 ? Catalogue.ROTTING : Catalogue.SINGLE;
  }

  private Order ensemble(long order) throws InterruptedException {
    var lines =
        LongStream.rangeClosed(1, Catalogue.PARTS)
            .mapToObj(part ->
                new Line(
                    new Name(vendor, order, part),
                    Requests.goods(vendor, Catalogue.ENSEMBLE + part, order, 1)))
            .toList();
    var registration = Requests.ofParts(lines);
    register(registration);
    return new Order(order, lines, registration);
  }

  private void register(Registration registration) throws InterruptedException {
    var answer = buyer.post(server, registration.path(), registration.request());
    if (answer.status() == 201) {
      return;
    }
    if (!answer.repeated() || answer.status() != 409) {
      market.findings().add(Kind.ANSWER, answer.toString());
    } else if (!answer.json().path("same_request").asBoolean()) {
      market.findings().add(Kind.TWICE, "another sale has the numbers of one of ours: " + answer);
    }
  }

  /// Looks after those that it has waited for longest.
  void lookAfterSome() throws InterruptedException {
    for (int look = 0; look < MOST_LOOKS && hasUnsettled(); look++) {
      var order = unsettled.remove();
      if (!aftercare.isSettled(order)) {
        unsettled.add(order);
      } else if (order.plan() == Order.Plan.REPLACE) {
        replaceOnce(order);
      } else {
        aftercare.carryOut(order);
      }
    }
  }

  private void replaceOnce(Order order) throws InterruptedException {
    if (order.isReplaced()) {
      return;
    }
    aftercare.carryOut(order);
    var line = single(order.number(), order.lines().size() + 1L);
    register(Requests.of(line));
    order.add(line);
    unsettled.add(order);
  }

  /// Goes through all that was ever sold.
  void checkAll() throws InterruptedException {
    for (var order : orders()) {
      aftercare.check(order);
    }
  }

  /// Goes through what was sold lately.
  void checkLatest(int some) throws InterruptedException {
    var all = orders();
    for (var order : all.subList(Math.max(0, all.size() - some), all.size())) {
      aftercare.check(order);
    }
  }
}
