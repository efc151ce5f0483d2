package org.partbook.command;

import java.util.Locale;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.EndReason;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "end",
    description = {
      "End a copy: every link to it is dead at once, and the page behind its code says that it is"
          + " no longer valid, without saying why. The vendor still owes for it; see order refund.",
      "Exit code 3 if only some of the lines could be ended, 1 if none."
    },
    footer = "%nExample: partbook order end 12345 1 --why leak --reason \"found on a forum\"")
final class OrderEndCommand extends OrderAmendCommand {
  @Option(
      names = "--why",
      required = true,
      paramLabel = "leak|fraud|takedown|other",
      description = "What happened, for your own figures.")
  String why = "";

  OrderEndCommand(Console console) {
    super(console);
  }

  @Override
  Amendment amend(Amendments amendments, OrderLine line) {
    return amendments.end(line, why(), chosen.reason);
  }

  private EndReason why() {
    return switch (why.toLowerCase(Locale.ROOT)) {
      case "leak" -> EndReason.LEAK;
      case "fraud" -> EndReason.FRAUD;
      case "takedown" -> EndReason.TAKEDOWN;
      case "other" -> EndReason.OTHER;
      default ->
          throw CommandFailed.wrongUsage(
              "--why is leak, fraud, takedown or other, not '" + why + "'");
    };
  }

  @Override
  String done(OrderLine line) {
    return "is ended: no link leads to its copy any more";
  }
}
