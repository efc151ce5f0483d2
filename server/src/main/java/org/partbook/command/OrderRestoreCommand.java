package org.partbook.command;

import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;

@Command(
    name = "restore",
    description = {
      "Make an ended copy good again. The vendor has to fetch a new link for the buyer.",
      "Exit code 3 if only some of the lines could be restored, 1 if none."
    },
    footer = "%nExample: partbook order restore 12345 1 --reason \"it was somebody else's\"")
final class OrderRestoreCommand extends OrderAmendCommand {
  OrderRestoreCommand(Console console) {
    super(console);
  }

  @Override
  Amendment amend(Amendments amendments, OrderLine line) {
    return amendments.restore(line, chosen.reason);
  }

  @Override
  String done(OrderLine line) {
    return "is good again; links have to be fetched anew";
  }
}
