package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.csv.Currencies;
import org.partbook.exchange.ExportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Write all of the catalogue to a file: what is withdrawn and what vendors don't see as well."
          + " An import finds it unchanged.",
      "Without --files the file names scores and images by what they are, which only this catalogue"
          + " knows; with it they are written as well, and named by where they lie."
    },
    footer = "%nExample: partbook catalog export titles.xlsx --files /srv/backup/scores")
final class CatalogExportCommand extends InstallationCommand {
  @Parameters(paramLabel = "FILE", description = "Is written anew.")
  Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jsonl, csv, xlsx or onix. Default: as the name of FILE ends.")
  Optional<ExportFormat> format = Optional.empty();

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Write the files of all assets there. What is there already stays.")
  Optional<Path> files = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "The currency of the catalogue's prices. Needed for ONIX.")
  Optional<String> currency = Optional.empty();

  CatalogExportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var chosen =
        format
            .or(() -> ExportFormat.of(file))
            .orElseThrow(() ->
                CommandFailed.wrongUsage(
                    "say with --format in which form: jsonl, csv, xlsx or onix"));
    if (currency.filter(code -> !Currencies.exists(code)).isPresent()) {
      throw CommandFailed.wrongUsage("'" + currency.get() + "' is no currency, as EUR is one");
    }
    if (chosen == ExportFormat.ONIX && currency.isEmpty()) {
      throw CommandFailed.wrongUsage(
          "prices of ONIX have a currency: say with --currency in which one the catalogue's are");
    }
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (!Files.isDirectory(folder)) {
      throw CommandFailed.because("there is no folder " + folder);
    }
    try {
      long assets = installation.catalogExport().write(chosen, file, files, currency);
      if (output.json) {
        output.object(JsonFields.of().add("file", file.toString()).add("assets", assets).map());
      } else {
        console.out().printf("%d assets in %s%n", assets, file);
      }
      return Exit.DONE;
    } catch (IOException e) {
      throw CommandFailed.because("the catalogue can't be exported: " + Failures.reason(e));
    }
  }
}
