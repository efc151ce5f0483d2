package org.partbook.command;

import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which order is meant.
final class OrderChoice {
  @Parameters(index = "0", paramLabel = "ORDER_ID", description = "The vendor's order id.")
  long order;

  @Option(names = "--vendor", paramLabel = "NAME", description = "Only this vendor's.")
  Optional<String> vendor = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "live|sandbox",
      description = "Only those of this environment.")
  Optional<Environment> environment = Optional.empty();

  List<OrderLine> lines(FoundOrders orders) {
    if (order < 1) {
      throw CommandFailed.wrongUsage("an order id is 1 or more, not " + order);
    }
    return orders.lines(new OrderId(order), vendor, environment);
  }
}
