package org.partbook.command;

import org.partbook.Config;
import picocli.CommandLine.Command;

@Command(
    name = "patch",
    description = {
      "Change only what a file has: columns of a sheet, fields of a line. All else of the assets"
          + " stays as it is. An empty cell says nothing; <none> in a cell, or null in a line,"
          + " clears the field.",
      "Assets that aren't there are refused. Exit code 3 if some lines were refused, 1 if all were or"
          + " if it had to stop."
    },
    footer = "%nExample: partbook catalog patch prices.csv --dry-run")
final class CatalogPatchCommand extends CatalogWritingCommand {
  CatalogPatchCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    return bringInOrShow(true);
  }
}
