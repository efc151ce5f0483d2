package org.partbook.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.Installation;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.SaleSearch.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Forget a buyer: takes the name from every line that has it, whole and in these letters, and"
          + " from their copies. The sales, their codes and amounts stay, and so does their proof.",
      "It can't be undone. Without --yes it says what it would do.",
      "With --older-than, it forgets everybody who bought that long ago."
    },
    footer = {
      "%nExamples:",
      "  partbook customer erase \"Clara Schumann\" --reason \"asked for it\"",
      "  partbook customer erase \"Clara Schumann\" --reason \"asked for it\" --yes",
      "  partbook customer erase --older-than 3650d --reason \"ten years\" --yes"
    })
final class CustomerEraseCommand extends InstallationCommand {
  private static final int AT_ONCE = 1000;

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
    if (name.filter(said -> reason.toLowerCase(Locale.ROOT).contains(said.toLowerCase(Locale.ROOT)))
        .isPresent()) {
      throw CommandFailed.wrongUsage("--reason must not name the buyer: the journal keeps it");
    }
    var lines = lines(installation);
    if (lines.isEmpty()) {
      throw CommandFailed.because(
          name.map(said -> "no line has the name '" + said + "', nor had it before")
              .orElse("no line is that old and still has a name"));
    }
    int erased = yes ? erase(installation, lines) : 0;
    if (output.json) {
      output.object(JsonFields.of().add("lines", lines.size()).add("erased", erased).map());
    } else {
      console.err().println(words(lines.size(), erased));
    }
    return Exit.DONE;
  }

  private String words(int lines, int erased) {
    return yes
        ? "the name was erased from %d lines".formatted(erased)
        : "the name would be erased from %d lines; it can't be undone. Say --yes to do it"
            .formatted(lines);
  }

  private int erase(Installation installation, List<OrderLine> lines) {
    var amendments = installation.amendments();
    int erased = 0;
    for (var line : lines) {
      if (amendments.erase(line, reason) instanceof Done) {
        erased++;
      }
    }
    return erased;
  }

  private List<OrderLine> lines(Installation installation) {
    var found = new ArrayList<OrderLine>();
    if (name.isPresent()) {
      CustomerFindCommand.sales(installation, name.get())
          .forEachRemaining(sale -> {
            if (installation.amendments().hasHadName(sale.line(), name.get())) {
              found.add(sale.line());
            }
          });
    } else {
      var until = Clock.systemUTC().instant().minus(olderThan.orElseThrow());
      new OrderListCommand.Sales(
              installation.saleSearch(),
              new Wanted(
                  Optional.empty(),
                  Optional.of(until),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  OptionalLong.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  AT_ONCE),
              -1)
          .forEachRemaining(sale -> {
            if (!sale.line().isErased()) {
              found.add(sale.line());
            }
          });
    }
    return found;
  }
}
