package org.partbook.command;

import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rename",
    description = {
      "Mend a misspelt name: the copy bears the right one from now on. The code stays, so a copy with"
          + " the former name is still traced to this line. Links have to be fetched anew.",
      "Exit code 3 if only some of the lines could be renamed, 1 if none."
    },
    footer =
        "%nExample: partbook order rename 12345 --to \"Zoë Example\" --reason \"typing mistake\"")
final class OrderRenameCommand extends OrderAmendCommand {
  @Option(names = "--to", required = true, paramLabel = "NAME", description = "The right name.")
  String to = "";

  OrderRenameCommand(Console console) {
    super(console);
  }

  @Override
  Amendment amend(Amendments amendments, OrderLine line) {
    return amendments.rename(line, to, chosen.reason);
  }

  @Override
  String done(OrderLine line) {
    return "bears the new name; links have to be fetched anew";
  }
}
