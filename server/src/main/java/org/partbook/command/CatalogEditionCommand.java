package org.partbook.command;

import java.util.List;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.catalog.Edition;
import org.partbook.catalog.EditionWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "edition",
    description = {
      "Say something else of an edition, or decide anew what becomes of the copies of earlier ones"
          + " that were sold: keep, offer or replace. What isn't given stays.",
      "What a buyer has begun to receive never changes. A buyer who has taken an edition keeps it,"
          + " and a copy that was opened after replace was said keeps what it was opened with."
    },
    footer = {
      "%nExamples:",
      "  partbook catalog edition 101003 2 --policy offer --weight corrected --note \"bar 12: F sharp\"",
      "  partbook catalog edition 101003 2 --policy keep"
    })
final class CatalogEditionCommand extends InstallationCommand {
  @Parameters(index = "0", paramLabel = "ASSET_ID", description = "The asset.")
  long asset;

  @Parameters(index = "1", paramLabel = "NUMBER", description = "The edition's number.")
  int number;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Of which rendering: pdf, musicxml, … Default: the only one that has editions, or pdf.")
  Optional<String> type = Optional.empty();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What is new, for buyers and on the check page.")
  Optional<String> note = Optional.empty();

  @Option(
      names = "--weight",
      paramLabel = "minor|corrected|critical",
      description = "How much it matters.")
  Optional<String> weight = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "keep|offer|replace",
      description =
          "keep: copies of earlier editions stay, and nothing is said. offer: the reader and the"
              + " download page say that it is there, and give it besides. replace: who hasn't opened"
              + " anything yet gets it.")
  Optional<String> policy = Optional.empty();

  CatalogEditionCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var words = EditionOptions.words(note, weight, policy, "");
    if (words.equals(EditionWords.NONE)) {
      throw CommandFailed.wrongUsage("give --note, --weight or --policy");
    }
    var editions = installation.editions();
    var id = CatalogEditionsCommand.asset(asset);
    var which = type.orElseGet(() -> onlyType(editions.of(id)));
    var changed =
        editions
            .say(id, which, number, words)
            .orElseThrow(() ->
                CommandFailed.because(
                    "asset %d has no edition %d of its %s; partbook catalog editions %d shows those there are"
                        .formatted(asset, number, which, asset)));
    print(changed);
    return Exit.DONE;
  }

  private String onlyType(List<Edition> editions) {
    var types = editions.stream().map(Edition::type).distinct().toList();
    if (types.size() == 1) {
      return types.getFirst();
    }
    if (types.isEmpty() || types.contains("pdf")) {
      return "pdf";
    }
    throw CommandFailed.wrongUsage("--type is one of " + String.join(", ", types));
  }

  private void print(Edition edition) {
    if (output.json) {
      output.object(CatalogEditionsCommand.fields(edition).map());
      return;
    }
    console
        .out()
        .printf(
            "asset %d: edition %d of its %s is %s, decision: %s%s%n",
            edition.asset().value(),
            edition.number(),
            edition.type(),
            edition.weight().word(),
            edition.policy().word(),
            edition.note().isEmpty() ? "" : ", note: " + edition.note());
  }
}
