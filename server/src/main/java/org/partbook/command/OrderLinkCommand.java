package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import org.partbook.Installation;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "link",
    description = {
      "Print a link to a copy, for a buyer who asks you and not the shop. It lasts as long as the"
          + " links that vendors get. Whoever has it has the copy."
    },
    footer = "%nExample: partbook order link 12345 1 --reason \"the shop doesn't answer\"")
final class OrderLinkCommand extends InstallationCommand {
  @Mixin final OrderChoice choice = new OrderChoice();

  @Parameters(
      index = "1..*",
      paramLabel = "LINE",
      description = "The order line id. It can be left out where the order has a single line.")
  List<Long> wanted = new ArrayList<>();

  @Option(names = "--view", description = "A link for reading in the browser instead of the file.")
  boolean view;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the journal. It must not name the buyer: the journal keeps it.")
  String reason = "";

  OrderLinkCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var orders = new FoundOrders(installation);
    var lines = choice.oneOrder(orders, wanted);
    if (lines.size() != 1) {
      throw CommandFailed.wrongUsage("a link is to one line; name one of them");
    }
    var line = lines.getFirst();
    var what = view ? "view" : "download";
    return switch (installation.amendments().linked(line, what, reason)) {
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
