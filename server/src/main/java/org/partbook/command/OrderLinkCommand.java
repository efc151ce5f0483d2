package org.partbook.command;

import org.partbook.Installation;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "link",
    description = {
      "Print a link to a copy, for a buyer who asks you and not the shop. It lasts as long as the"
          + " links that vendors get. Whoever has it has the copy."
    },
    footer = "%nExample: partbook order link 12345 1 --reason \"the shop doesn't answer\"")
final class OrderLinkCommand extends InstallationCommand {
  @Mixin final LinesWithReason chosen = new LinesWithReason();

  @Option(names = "--view", description = "A link for reading in the browser instead of the file.")
  boolean view;

  OrderLinkCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var orders = new FoundOrders(installation);
    var lines = chosen.of(orders);
    if (lines.size() != 1) {
      throw CommandFailed.wrongUsage("a link is to one line; name one of them");
    }
    var line = lines.getFirst();
    var what = view ? "view" : "download";
    return switch (installation.amendments().linked(line, what, chosen.reason)) {
      case Refused(var why) -> throw CommandFailed.because(line.key() + " " + why);
      case Done(var now) -> {
        var links = installation.links();
        var link = view ? links.view(now) : links.download(now);
        if (output.json) {
          output.object(JsonFields.of().add("url", link.toString()).map());
        } else {
          console.out().println(link);
        }
        yield Exit.DONE;
      }
    };
  }
}
