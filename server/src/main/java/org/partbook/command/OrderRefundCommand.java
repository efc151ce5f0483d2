package org.partbook.command;

import java.util.Optional;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "refund",
    description = {
      "Take a sale back, also after the copy was delivered: the vendor doesn't owe for it any more,"
          + " nor do you to those who have a share in it. The buyer keeps the copy, unless you say"
          + " --end.",
      "Exit code 3 if only some of the lines could be refunded, 1 if none."
    },
    footer = {
      "%nExamples:",
      "  partbook order refund 12345 1 --reason \"bought twice\"",
      "  partbook order refund 12345 1 --copies 2 --end --reason \"wrong instrument\""
    })
final class OrderRefundCommand extends OrderAmendCommand {
  @Option(
      names = "--copies",
      paramLabel = "N",
      description = "How many of its copies. Default: all that are left.")
  Optional<Long> copies = Optional.empty();

  @Option(names = "--end", description = "End the copy, too: no link leads to it any more.")
  boolean end;

  OrderRefundCommand(Console console) {
    super(console);
  }

  @Override
  Amendment amend(Amendments amendments, OrderLine line) {
    return amendments.refund(line, copies, end, chosen.reason);
  }

  @Override
  String done(OrderLine line) {
    return "is refunded: %d of %d copies in all%s"
        .formatted(line.refunded(), line.quantity(), line.isEnded() ? "; its copy is ended" : "");
  }
}
