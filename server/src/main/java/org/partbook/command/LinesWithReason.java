package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which lines of an order something is done with, and why.
final class LinesWithReason {
  @Mixin final OrderChoice choice = new OrderChoice();

  @Parameters(
      index = "1..*",
      paramLabel = "LINE",
      description = "The order line ids. It can be left out where the order has a single line.")
  List<Long> wanted = new ArrayList<>();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the journal. It must not name the buyer: the journal keeps it.")
  String reason = "";

  /// Lines of one order, of one vendor.
  List<OrderLine> of(FoundOrders orders) {
    if (reason.isBlank()) {
      throw CommandFailed.wrongUsage("--reason must say why");
    }
    return choice.oneOrder(orders, wanted);
  }
}
