package org.partbook.command;

import java.util.Optional;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.catalog.CatalogImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "import",
    description = {
      "Bring assets into the catalogue: new ones are added, known ones brought up to date, and those"
          + " that the file doesn't mention stay as they are. docs/catalogue-format.md describes the"
          + " lines, docs/catalogue-files.md the other kinds of files, which are told apart by their"
          + " content.",
      "A line with a mistake is refused and told of as FILE:LINE: message; it keeps none of the others"
          + " out. Exit code 3 if some lines were refused, 1 if all were or if the import had to stop."
    },
    footer = {
      "%nExamples: partbook catalog import spring.jsonl --files /srv/scores",
      "          partbook catalog import titles.xlsx --dry-run"
    })
final class CatalogImportCommand extends CatalogFileCommand {
  @Option(
      names = "--dry-run",
      description =
          "Show what would change, asset by asset and field by field, and what would be refused."
              + " Nothing is changed.")
  boolean dryRun;

  @Option(
      names = "--edition-note",
      paramLabel = "TEXT",
      description =
          "What is new in files that take the place of others, for buyers and on the check page;"
              + " where a line doesn't say it itself.")
  Optional<String> note = Optional.empty();

  @Option(
      names = "--edition-weight",
      paramLabel = "minor|corrected|critical",
      description = "How much these matter, in the same way. Default: minor.")
  Optional<String> weight = Optional.empty();

  @Option(
      names = "--edition-policy",
      paramLabel = "keep|offer|replace",
      description =
          "What becomes of copies of earlier editions that were sold, in the same way. Default: keep."
              + " partbook catalog edition --help says what each means.")
  Optional<String> policy = Optional.empty();

  @Option(
      names = "--allow-earlier",
      description =
          "Take in files that were an edition before, and whose place another has taken. Without it"
              + " such lines are refused.")
  boolean allowEarlier;

  CatalogImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    return dryRun ? ImportAnswer.exit(compare(false)) : bringIn(false);
  }

  @Override
  CatalogImport importing(Installation installation) {
    var words = EditionOptions.words(note, weight, policy, "edition-");
    return installation.catalogImport().withEditions(words, allowEarlier);
  }
}
