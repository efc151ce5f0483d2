package org.partbook.command;

import org.partbook.Config;
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

  CatalogImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    return dryRun ? ImportAnswer.exit(compare(false)) : bringIn(false);
  }
}
