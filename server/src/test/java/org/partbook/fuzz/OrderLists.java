package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.ListModel.Listed;
import org.partbook.fuzz.ListModel.Sums;
import org.partbook.fuzz.Step.Till;
import tools.jackson.databind.JsonNode;

/// Lists vendors' lines.
final class OrderLists {
  private static final Duration WINDOW = Duration.ofDays(14);

  /// A list that is gone on with tells once more what was of its last minute; and less than this
  /// passes only where no step makes it pass.
  private static final Duration TOLD_AGAIN = Duration.ofMinutes(40);

  private final Shops shops;
  private final Lines lines;
  private final Infos infos;
  private final ListModel model;
  private final Map<Till, End> ends = new EnumMap<>(Till.class);

  /// Where a list ended.
  ///
  /// @param at when it was read, by its vendor's clock
  private record End(String cursor, Instant at) {}

  OrderLists(Shops shops, Lines lines, Model model, Infos infos) {
    this.shops = shops;
    this.lines = lines;
    this.infos = infos;
    this.model = new ListModel(lines, model);
  }

  void list(Step.ListOrders step, Instant now) {
    infos.settle(step.till());
    var path = path(step);
    var expected = model.answer(step);
    if (expected.status() != 200) {
      Shops.answered(shops.at(step.till()).get(path), expected);
      return;
    }
    var pages = Pages.read(shops.at(step.till()), path, "");
    requireFull(pages, step.pageSize(), !step.status().isEmpty());
    requireTold(pages, step.till(), model.lines(step), now);
    requireSums(pages, step);
    if (step.status().isEmpty() && step.from() < 0 && step.to() < 0) {
      ends.put(step.till().owner(), new End(pages.cursor(), lines.time(step.till().owner(), now)));
    }
  }

  private String path(Step.ListOrders step) {
    var path = new StringBuilder("/purchase/orders?page_size=").append(step.pageSize());
    model.from(step).ifPresent(from -> path.append("&from=").append(encoded(from)));
    model.to(step).ifPresent(to -> path.append("&to=").append(encoded(to)));
    return path + (step.status().isEmpty() ? "" : "&status=" + step.status());
  }

  private static String encoded(Instant time) {
    return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
  }

  /// Each page but the last has all the lines that were asked for.
  private static void requireFull(Pages pages, int size, boolean mayBeShort) {
    for (var page : pages.all()) {
      int count = items(page).size();
      assertThat(count).isLessThanOrEqualTo(size);
      if (page.path("more").asBoolean() && !mayBeShort) {
        assertThat(count).isEqualTo(size);
      }
    }
  }

  /// These lines, each once, and those of a later request behind those of an earlier one.
  private void requireTold(Pages pages, Till till, List<Line> expected, Instant now) {
    var told = pages.all().stream().flatMap(page -> items(page).stream()).toList();
    assertThat(told.stream().map(OrderLists::listed).toList())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(line -> model.listed(line, now)).toList());
    var owner = till.owner();
    assertThat(told.stream().map(item -> line(owner, item).at()).toList()).isSorted();
    assertThat(told.stream().map(OrderLists::registered).toList()).isSorted();
    told.forEach(OrderLists::whole);
  }

  private Line line(Till owner, JsonNode item) {
    return lines
        .find(new Name(owner, item.path("order_id").asLong(), item.path("order_line_id").asLong()))
        .orElseThrow();
  }

  private static List<JsonNode> items(JsonNode page) {
    var items = new ArrayList<JsonNode>();
    for (var order : page.path("orders").values()) {
      for (var line : order.path("lines").values()) {
        assertThat(line.path("order_id").asLong()).isEqualTo(order.path("order_id").asLong());
        items.add(line);
      }
    }
    return items;
  }

  private static Listed listed(JsonNode item) {
    return new Listed(
        item.path("order_id").asLong(),
        item.path("order_line_id").asLong(),
        new Deal(
            item.path("asset_id").asLong(),
            item.path("country_code").asString(),
            item.path("quantity").asLong()),
        item.path("status").asString(),
        !item.path("delivered_at").isNull(),
        !item.path("cancelled_at").isNull(),
        !item.path("cancellable_until").isNull(),
        item.path("flags").valueStream().anyMatch(flag -> flag.asString().equals("mismatch")));
  }

  private static Instant registered(JsonNode item) {
    return Instant.parse(item.path("registered_at").asString());
  }

  private static void whole(JsonNode item) {
    assertThat(item.path("customer").asString()).isEqualTo("Clara Wieck");
    assertThat(item.path("refunded_quantity").asLong()).isZero();
    assertThat(item.path("ended").asBoolean()).isFalse();
    assertThat(item.path("flags").size()).isLessThanOrEqualTo(1);
    // Nothing was agreed with these vendors.
    assertThat(item.path("net_due").isNull()).isTrue();
    if (!item.path("cancellable_until").isNull()) {
      assertThat(Instant.parse(item.path("cancellable_until").asString()))
          .isEqualTo(registered(item).plus(WINDOW));
    }
  }

  /// With the first page alone, and where both ends are said.
  private void requireSums(Pages pages, Step.ListOrders step) {
    var first = pages.all().getFirst().path("sums");
    assertThat(first.isNull()).isNotEqualTo(model.hasSums(step));
    assertThat(pages.all().stream().skip(1)).allMatch(page -> page.path("sums").isNull());
    if (model.hasSums(step)) {
      var currencies = first.path("currencies").valueStream().toList();
      assertThat(currencies.size()).isLessThanOrEqualTo(1);
      var told =
          currencies.stream().findFirst().map(OrderLists::sums).orElseGet(() -> new Sums(0, 0));
      assertThat(told).as(first.toString()).isEqualTo(model.sums(step));
    }
  }

  private static Sums sums(JsonNode currency) {
    long sold = currency.path("sold").path("copies").asLong();
    long cancelled = -currency.path("cancelled").path("copies").asLong();
    assertThat(currency.path("refunded").path("copies").asLong()).isZero();
    assertThat(currency.path("copies").asLong()).isEqualTo(sold - cancelled);
    return new Sums(sold, cancelled);
  }

  void goOn(Step.ListOn step, Instant now) {
    var owner = step.till().owner();
    var end = ends.get(step.cursorOf().owner());
    if (end == null) {
      return;
    }
    var path = "/purchase/orders?page_size=" + step.pageSize();
    if (step.cursorOf().owner() != owner) {
      Shops.answered(
          shops.at(step.till()).get(path + "&after=" + end.cursor), Model.CURSOR_EXPIRED);
      return;
    }
    infos.settle(step.till());
    var pages = Pages.read(shops.at(step.till()), path, end.cursor);
    requireFull(pages, step.pageSize(), false);
    var all = lines.of(owner);
    var told =
        pages.all().stream()
            .flatMap(page -> items(page).stream())
            .map(item -> line(owner, item))
            .toList();
    // All that has come since, and before it the last ones of then.
    var since =
        told.stream().map(Line::at).filter(at -> at.isBefore(end.at)).findFirst().orElse(end.at);
    assertThat(since).isAfter(end.at.minus(TOLD_AGAIN));
    requireTold(
        pages, step.till(), all.stream().filter(line -> !line.at().isBefore(since)).toList(), now);
    ends.put(owner, new End(pages.cursor(), lines.time(owner, now)));
  }
}
