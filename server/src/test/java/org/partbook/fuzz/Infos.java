package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Line.State;
import org.partbook.fuzz.Model.Told;
import org.partbook.fuzz.Step.Till;
import tools.jackson.databind.JsonNode;

/// Asks how orders stand.
final class Infos {
  private static final BigDecimal PRICE = new BigDecimal("3.95");

  private final Shops shops;
  private final Lines lines;
  private final Model model;
  private final Sightings sightings;

  Infos(Shops shops, Lines lines, Model model, Sightings sightings) {
    this.shops = shops;
    this.lines = lines;
    this.model = model;
    this.sightings = sightings;
  }

  void ask(Step.Ask step) {
    var shop = shops.at(step.till());
    var reply =
        model.maySettle(step.till(), step.order())
            ? shop.settled(step.order())
            : shop.infoAtOnce(step.order());
    var expected = model.info(step);
    Shops.answered(reply, expected);
    sightings.asked(step.till(), expected);
    lines.of(step.till().owner(), step.order()).forEach(Line::settle);
    if (reply.status() == 502) {
      assertThat(reply.json().path("status").asString()).isEqualTo("FAILED");
    }
    if (reply.status() == 200) {
      var items = reply.json().valueStream().toList();
      assertThat(items.stream().map(Infos::told).toList()).isEqualTo(model.told(step));
      items.forEach(Infos::whole);
    }
  }

  /// Waits until nothing of a vendor's is being processed any more.
  void settle(Till till) {
    lines.unsettled(till.owner()).forEach(order -> ask(new Step.Ask(till, order)));
  }

  private static Told told(JsonNode item) {
    return new Told(
        item.path("order_line_id").asLong(),
        new Deal(
            item.path("asset_id").asLong(),
            item.path("country_code").asString(),
            item.path("quantity").asLong()),
        State.valueOf(item.path("status").asString()));
  }

  private static void whole(JsonNode item) {
    assertThat(item.path("customer").asString()).isEqualTo("Clara Wieck");
    assertThat(item.path("unit_price").decimalValue()).isEqualByComparingTo(PRICE);
    assertThat(item.path("line_item_price").decimalValue()).isBetween(BigDecimal.ZERO, PRICE);
    boolean completed = item.path("status").asString().equals("COMPLETED");
    assertThat(item.path("download_url").isNull()).isNotEqualTo(completed);
    assertThat(item.path("view_url").isNull()).isNotEqualTo(completed);
  }
}
