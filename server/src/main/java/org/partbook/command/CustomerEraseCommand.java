package org.partbook.command;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.ListedSale;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.SaleSearch.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Forget a buyer: takes the name from every line that has the whole of it, in any case, and"
          + " from their copies. The sales, their codes and amounts stay, and so does their proof.",
      "It can't be undone. Without --yes it says what it would do.",
      "With --older-than, it forgets everybody who bought that long ago.",
      "Exit code 3 if only some of the lines could be changed, 1 if none."
    },
    footer = {
      "%nExamples:",
      "  partbook customer erase \"Zoë Example\" --reason \"asked for it\"",
      "  partbook customer erase \"Zoë Example\" --reason \"asked for it\" --yes",
      "  partbook customer erase --older-than 3650d --reason \"ten years\" --yes"
    })
final class CustomerEraseCommand extends InstallationCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The whole name.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description = "All names of lines that were registered longer ago, for example 3650d.")
  Optional<Duration> olderThan = Optional.empty();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the journal. It must not name the buyer: the journal keeps it.")
  String reason = "";

  @Option(names = "--yes", description = "Do it.")
  boolean yes;

  CustomerEraseCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    if (name.isPresent() == olderThan.isPresent()) {
      throw CommandFailed.wrongUsage("give either a name or --older-than");
    }
    if (name.filter(said -> Amendments.mentions(reason, said)).isPresent()) {
      throw CommandFailed.wrongUsage("--reason must not name the buyer: the journal keeps it");
    }
    var tally = new Tally();
    if (name.isPresent()) {
      eraseNamed(installation, name.get(), tally);
    } else {
      eraseOld(installation, tally);
    }
    if (output.json) {
      output.object(JsonFields.of().add("lines", tally.lines).add("erased", tally.erased).map());
    } else {
      console.err().println(words(tally));
    }
    if (!yes || tally.erased == tally.lines) {
      return Exit.DONE;
    }
    return tally.erased > 0 ? Exit.DONE_IN_PART : Exit.FAILED;
  }

  /// What was found, and what was done.
  private static final class Tally {
    private int lines;
    private int erased;
  }

  private String words(Tally tally) {
    if (tally.lines == 0) {
      return "there is nothing to erase";
    }
    return yes
        ? "the name was erased from %d lines".formatted(tally.erased)
        : "the name would be erased from %d lines; it can't be undone. Say --yes to do it"
            .formatted(tally.lines);
  }

  private void eraseNamed(Installation installation, String said, Tally tally) {
    var amendments = installation.amendments();
    CustomerFindCommand.sales(installation, said)
        .map(ListedSale::line)
        .filter(line -> amendments.hasHadName(line, said))
        .forEach(line -> erase(amendments, line, tally));
    if (tally.lines == 0) {
      throw CommandFailed.because(
          "no line has the name '" + said + "', nor had it before; or it was erased already");
    }
  }

  private void eraseOld(Installation installation, Tally tally) {
    var amendments = installation.amendments();
    var until = Clock.systemUTC().instant().minus(olderThan.orElseThrow());
    installation
        .saleSearch()
        .find(Wanted.namedBefore(until))
        .forEach(sale -> erase(amendments, sale.line(), tally));
  }

  private void erase(Amendments amendments, OrderLine line, Tally tally) {
    tally.lines++;
    if (!yes) {
      return;
    }
    switch (amendments.erase(line, reason)) {
      case Done _ -> tally.erased++;
      case Refused(var why) -> console.err().println(line.key() + " " + why);
    }
  }
}
