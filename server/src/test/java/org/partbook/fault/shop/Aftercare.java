package org.partbook.fault.shop;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.partbook.copies.file.Digest;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Line.Copy;
import tools.jackson.databind.JsonNode;

/// What a shop does with an order that it has sold.
final class Aftercare {
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};

  private final int server;
  private final Buyer buyer;
  private final Market market;

  Aftercare(int server, Buyer buyer, Market market) {
    this.server = server;
    this.buyer = buyer;
    this.market = market;
  }

  void carryOut(Order order) throws InterruptedException {
    var line = order.first();
    if (isFailed(line)) {
      return;
    }
    switch (order.plan()) {
      case KEEP -> registerAgain(order);
      case CANCEL_AT_ONCE ->
          expect(404, buyer.get(server, "/purchase/download-url?" + query(line)));
      case REPLACE -> {
        var link = link(line);
        cancel(line);
        requireDead(line, link);
      }
      case FETCH -> {
        fetch(line, link(line));
        var refusal = buyer.delete(server, "/purchase/cancel?" + query(line));
        if (refusal.status() != 400 || !refusal.errorName().equals("ALREADY_DELIVERED")) {
          market.findings().add(Kind.ANSWER, "after a delivery, " + refusal);
        }
      }
      case RACE -> race(line, link(line));
    }
  }

  /// By an upstream that lies: nothing more can be done with it.
  private boolean isFailed(Line line) throws InterruptedException {
    return line.mayHaveFailed()
        && !line.isCancelled()
        && buyer.get(server, "/purchase/download-url?" + query(line)).status() == 404;
  }

  private void registerAgain(Order order) throws InterruptedException {
    var registration = order.registration();
    var answer = buyer.post(server, registration.path(), registration.request());
    if (answer.status() == 201) {
      market.findings().add(Kind.TWICE, "sold a second time: " + answer);
    } else if (answer.status() != 409 || !answer.json().path("same_request").asBoolean()) {
      market.findings().add(Kind.ANSWER, "a repetition: " + answer);
    }
  }

  void cancel(Line line) throws InterruptedException {
    var answer = buyer.delete(server, "/purchase/cancel?" + query(line));
    if (isCancellation(answer)) {
      line.cancelled();
    } else if (answer.status() == 404) {
      market.lost("a line that is to be cancelled: " + answer);
    } else {
      market.findings().add(Kind.ANSWER, answer.toString());
    }
  }

  /// Also the second of two that may both have been carried out.
  private static boolean isCancellation(Answer answer) {
    return answer.status() == 201
        || (answer.repeated() && answer.errorName().equals("ALREADY_CANCELLED"));
  }

  /// At all servers.
  private void requireDead(Line line, String link) throws InterruptedException {
    for (int asked = 0; asked < market.servers().size(); asked++) {
      var answer = buyer.withoutToken().get(asked, link);
      if (answer.status() != 410) {
        market
            .findings()
            .add(Kind.DELIVERED_AFTER_CANCELLATION, line + " was cancelled, but " + answer);
      }
    }
    expect(404, buyer.get(server, "/purchase/download-url?" + query(line)));
  }

  /// Its buyer downloads while its vendor cancels.
  private void race(Line line, String link) throws InterruptedException {
    line.perhapsDelivered();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var download = threads.submit(() -> buyer.withoutToken().get(server, link));
      var cancellation =
          threads.submit(() -> buyer.delete(server + 1, "/purchase/cancel?" + query(line)));
      judgeRace(line, link, download.get(), cancellation.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void judgeRace(Line line, String link, Answer download, Answer cancellation)
      throws InterruptedException {
    if (isCancellation(cancellation)) {
      line.cancelled();
      if (download.status() != 410) {
        market
            .findings()
            .add(Kind.DELIVERED_AFTER_CANCELLATION, cancellation + ", and " + download);
      }
      requireDead(line, link);
    } else if (cancellation.errorName().equals("ALREADY_DELIVERED")) {
      fetch(line, link);
    } else {
      market.findings().add(Kind.ANSWER, cancellation.toString());
    }
  }

  /// The path of a fresh one: it outlives the process that made it.
  private String link(Line line) throws InterruptedException {
    var answer = buyer.get(server, "/purchase/download-url?" + query(line));
    expect(200, answer);
    return URI.create(answer.json().path("url").asString()).getRawPath();
  }

  private void fetch(Line line, String link) throws InterruptedException {
    line.perhapsDelivered();
    var answer = buyer.withoutToken().get(server, link);
    if (answer.status() != 200
        || !Arrays.equals(PDF, Arrays.copyOf(answer.body(), PDF.length))
        || answer.header("ETag").isEmpty()) {
      market.lost("the copy of " + line + ": " + answer);
      return;
    }
    var copy = new Copy(link, Digest.hexOf(answer.body()), answer.header("ETag"));
    if (!line.received(copy)) {
      market.findings().add(Kind.ANSWER, "another copy than before of " + line + ": " + copy);
    }
  }

  /// Whether it is settled. Then all of its lines are as they should be, and no other is there.
  boolean isSettled(Order order) throws InterruptedException {
    var answer = buyer.get(server, "/purchase/info?order_id=" + order.number());
    if (answer.status() == 202) {
      if (order.isSettled()) {
        market.lost("it was settled: " + answer);
      }
      return false;
    }
    if (answer.status() == 502 && order.first().mayHaveFailed()) {
      return true;
    }
    if (answer.status() != 200) {
      market.lost("order " + order.number() + ": " + answer);
      return true;
    }
    compare(order, answer.json());
    order.settled();
    return true;
  }

  private void compare(Order order, JsonNode items) {
    var left = new ArrayList<>(order.lines());
    for (var item : items) {
      var number = item.path("order_line_id").asLong();
      var known = left.stream().filter(line -> line.name().number() == number).findAny();
      if (known.isEmpty()) {
        market.findings().add(Kind.TWICE, "nobody sold this, or it is there twice: " + item);
      } else {
        left.remove(known.get());
        if (!isAsSold(known.get(), item)) {
          market.lost(known.get() + " isn't what was sold: " + item);
        }
      }
    }
    left.forEach(line -> market.lost(line + " isn't there: " + items));
  }

  private static boolean isAsSold(Line line, JsonNode item) {
    var goods = line.goods();
    var status = item.path("status").asString();
    return item.path("order_id").asLong() == line.name().order()
        && item.path("asset_id").asLong() == goods.asset()
        && item.path("customer").asString().equals(goods.customer())
        && item.path("country_code").asString().equals(goods.country())
        && item.path("quantity").asInt() == goods.quantity()
        && item.path("unit_price").decimalValue().compareTo(goods.unitPrice()) == 0
        && item.path("line_item_price").decimalValue().compareTo(goods.price()) == 0
        && allowed(line).contains(status)
        && item.path("download_url").isNull() != status.equals("COMPLETED");
  }

  private static List<String> allowed(Line line) {
    if (line.isCancelled()) {
      return List.of("CANCELLED");
    }
    return line.mayHaveFailed() ? List.of("COMPLETED", "FAILED") : List.of("COMPLETED");
  }

  /// That all is still as it was, and that who got a copy gets the same with the link of then.
  void check(Order order) throws InterruptedException {
    isSettled(order);
    for (var line : order.lines()) {
      var copy = line.copy();
      if (copy.isPresent()) {
        fetch(line, copy.get().link());
      }
    }
  }

  private void expect(int status, Answer answer) {
    if (answer.status() != status) {
      market.findings().add(Kind.ANSWER, answer + " instead of " + status);
    }
  }

  private static String query(Line line) {
    return "order_id=%d&order_line_id=%d".formatted(line.name().order(), line.name().number());
  }
}
