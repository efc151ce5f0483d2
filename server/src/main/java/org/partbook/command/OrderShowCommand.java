package org.partbook.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.json.Json;
import org.partbook.purchase.OrderEvent;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description = {
      "Show an order's lines and what happened to them.",
      "Order ids are the vendors' own: one id may stand for the orders of several vendors."
    },
    footer = "%nExample: partbook order show 12345 --vendor \"Corner Music Shop\"")
final class OrderShowCommand extends InstallationCommand {
  @Mixin final OrderChoice choice = new OrderChoice();

  OrderShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var orders = new FoundOrders(installation);
    var lines = choice.lines(orders);
    if (output.json) {
      output.array(lines.stream().map(line -> json(orders, line)).toList());
    } else {
      print(orders, lines);
    }
    return Exit.DONE;
  }

  private void print(FoundOrders orders, List<OrderLine> lines) {
    var table =
        new Table("VENDOR", "ENVIRONMENT", "LINE", "ASSET", "QTY", "PRICE", "CUSTOMER", "STATUS");
    var ledger = new Table("LINE", "WHEN", "WHAT", "WHO", "DETAIL");
    for (var line : lines) {
      table.row(
          orders.vendorOf(line),
          line.key().environment().wire(),
          line.key().line(),
          line.asset().value(),
          line.quantity(),
          Json.plain(line.lineItemPrice()).toPlainString(),
          line.isErased() ? "(erased)" : line.customer(),
          line.isEnded() ? "ENDED" : line.status());
      for (var event : orders.events(line)) {
        ledger.row(
            line.key().line(),
            Times.of(event.at()),
            event.kind(),
            event.actor(),
            event.detail().orElse(""));
      }
    }
    output.table(table);
    lines.stream().filter(OrderLine::priceMismatch).forEach(this::printMismatch);
    console.out().println();
    output.table(ledger);
  }

  private void printMismatch(OrderLine line) {
    console
        .out()
        .printf(
            "The reported prices of line %s don't multiply out: %d at %s each.%n",
            line.key().line(), line.quantity(), Json.plain(line.unitPrice()).toPlainString());
  }

  private static Map<String, @Nullable Object> json(FoundOrders orders, OrderLine line) {
    return JsonFields.of()
        .add("vendor", orders.vendorOf(line))
        .add("environment", line.key().environment().wire())
        .add("order_id", line.key().order().value())
        .add("order_line_id", line.key().line().value())
        .add("asset_id", line.asset().value())
        .add("customer", line.isErased() ? Optional.empty() : Optional.of(line.customer()))
        .add("country_code", line.countryCode())
        .add("quantity", line.quantity())
        .add("unit_price", Json.plain(line.unitPrice()))
        .add("line_item_price", Json.plain(line.lineItemPrice()))
        .add("price_mismatch", line.priceMismatch())
        .add("status", line.status().name())
        .add("refunded_quantity", line.refunded())
        .add("ended_at", line.endedAt())
        .add("erased_at", line.erasedAt())
        .add("attempts", line.attempts())
        .add("failure", line.failure())
        .add("registered_at", line.registeredAt())
        .add("completed_at", line.completedAt())
        .add("cancelled_at", line.cancelledAt())
        .add("delivered_at", line.deliveredAt())
        .add("events", orders.events(line).stream().map(OrderShowCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(OrderEvent event) {
    return JsonFields.of()
        .add("kind", event.kind())
        .add("at", event.at())
        .add("actor", event.actor())
        .add("detail", event.detail())
        .map();
  }
}
