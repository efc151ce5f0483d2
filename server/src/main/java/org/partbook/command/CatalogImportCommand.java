package org.partbook.command;

import org.partbook.Config;
import picocli.CommandLine.Command;

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
final class CatalogImportCommand extends CatalogWritingCommand {
  CatalogImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    return bringInOrShow(false);
  }
}
