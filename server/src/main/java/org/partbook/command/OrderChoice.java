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

  /// Lines of one order, of one vendor.
  ///
  /// @param wanted their ids; none for the only one that there is
  List<OrderLine> oneOrder(FoundOrders orders, List<Long> wanted) {
    var lines = lines(orders);
    refuseSeveralOrders(orders, lines);
    if (wanted.isEmpty()) {
      if (lines.size() > 1) {
        throw CommandFailed.wrongUsage(
            "order %d has the lines %s; name those that you mean"
                .formatted(
                    order,
                    String.join(
                        ", ", lines.stream().map(line -> line.key().line().toString()).toList())));
      }
      return lines;
    }
    return wanted.stream().distinct().map(number -> line(lines, number)).toList();
  }

  /// The line of an order that has this id.
  OrderLine line(List<OrderLine> lines, long number) {
    return lines.stream()
        .filter(line -> line.key().line().value() == number)
        .findFirst()
        .orElseThrow(() ->
            CommandFailed.because("there is no line %d of order %d".formatted(number, order)));
  }

  void refuseSeveralOrders(FoundOrders orders, List<OrderLine> lines) {
    var whose =
        lines.stream()
            .map(
                line -> "%s (%s)".formatted(orders.vendorOf(line), line.key().environment().wire()))
            .distinct()
            .toList();
    if (whose.size() > 1) {
      throw CommandFailed.because(
          "several vendors or environments have an order %d: %s. Say which, by --vendor and --environment"
              .formatted(order, String.join(", ", whose)));
    }
  }
}
