package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Model.Validated;
import org.partbook.fuzz.Step.Item;

/// Registers whole orders.
final class Carts {
  /// What stands for a token where none was given.
  private static final String NONE = "v1.none.none";

  private final Shops shops;
  private final Model model;
  private final CartModel carts;

  Carts(Shops shops, Lines lines, Model model) {
    this.shops = shops;
    this.model = model;
    this.carts = new CartModel(lines, model);
  }

  Answer register(Step.RegisterOrder step, Instant now) {
    var cart =
        Map.of(
            "order_number",
            step.order(),
            "customer",
            "Clara Wieck",
            "lines",
            step.items().stream().map(this::json).toList());
    var existing = carts.existing(step);
    var isSame = carts.isSame(step);
    var reply = shops.at(step.till()).post("/purchase/register-order", cart);
    var expected = carts.register(step, now);
    Shops.answered(reply, expected);
    if (expected.equals(Model.EXISTS)) {
      assertThat(reply.json().path("same_request").asBoolean()).isEqualTo(isSame);
      assertThat(existing(reply)).isEqualTo(existing);
    }
    return expected;
  }

  private Map<String, @Nullable Object> json(Item item) {
    var purchase =
        switch (item) {
          case Step.Named named ->
              Purchase.of(named.asset(), 1, named.line())
                  .with("country_code", named.country())
                  .with("quantity", named.quantity());
          case Step.Parts(long line) ->
              Purchase.of(TestAssets.QUARTET, 1, line).withParts(2001, line, 2002, line + 1);
          case Step.ByToken by ->
              Purchase.validated(
                  model.token(by.token()).map(Validated::token).orElse(NONE), 1, by.line());
        };
    return purchase.without("order_number").without("customer").json();
  }

  private static Map<Long, Boolean> existing(Reply reply) {
    var existing = new TreeMap<Long, Boolean>();
    for (var line : reply.json().path("lines").values()) {
      var before =
          existing.put(line.path("order_line_id").asLong(), line.path("same_request").asBoolean());
      assertThat(before).as("told twice").isNull();
    }
    return existing;
  }
}
