package org.partbook.command;

import org.partbook.Config;
import picocli.CommandLine.Command;

@Command(
    name = "diff",
    description = {
      "Show where a file differs from the catalogue, as catalog import --dry-run does: asset by"
          + " asset and field by field, with what would be refused. Nothing is changed.",
      "Exit code 0 whatever it finds, 1 if the file can't be read."
    },
    footer = "%nExample: partbook catalog diff titles.xlsx")
final class CatalogDiffCommand extends CatalogFileCommand {
  CatalogDiffCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    compare(false);
    return Exit.DONE;
  }
}
