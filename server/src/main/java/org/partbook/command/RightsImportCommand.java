package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.rights.RightsImport.Manner;
import org.partbook.rights.RightsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Say who has a right in what is sold, by CSV files: one with parties, one with their shares of"
          + " assets, or both. Which is which is told by their columns; docs/rights-format.md"
          + " describes them.",
      "All shares of an asset are those that the file has. Assets and parties that no file mentions"
          + " stay as they are.",
      "A mistake anywhere changes nothing, and is told as FILE:LINE: COLUMN: message. What is sold"
          + " from now on goes by the new version, what was sold before by those of before."
    },
    footer = "%nExample: partbook rights import parties.csv shares.csv --note \"Contracts of May\"")
final class RightsImportCommand extends DataCommand {
  @Parameters(
      paramLabel = "FILE.csv",
      arity = "1..2",
      description = "Parties, shares, or one each.")
  List<Path> files = List.of();

  @Option(
      names = "--complete",
      description =
          "The files have all that there is: shares of assets that the file of shares doesn't"
              + " mention end, and parties that the file of parties doesn't.")
  boolean complete;

  @Option(names = "--check", description = "Only look for mistakes, and say what would change.")
  boolean onlyCheck;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What the version is about, for partbook rights versions.")
  Optional<String> note = Optional.empty();

  RightsImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    files.forEach(Known::requireFile);
    try (var installation = options.open()) {
      var manner = new Manner(complete, onlyCheck, note);
      var report = installation.rightsImport().importFiles(files, manner);
      print(report);
      return report.mistakesFound() == 0 ? Exit.DONE : Exit.FAILED;
    }
  }

  private void print(RightsReport report) {
    if (output.json) {
      output.object(json(report));
      return;
    }
    if (report.mistakesFound() > 0) {
      ToldMistakes.print(console, report.mistakes(), report.mistakesFound());
      return;
    }
    if (!report.changes()) {
      console.out().printf("nothing has changed: version %d stays%n", report.version());
      return;
    }
    var tally = report.tally();
    console
        .out()
        .printf(
            "%s: parties: %d added, %d changed, %d ended; shares: %d added, %d ended, %d as they"
                + " were%n",
            report.written()
                ? "version " + report.version()
                : "nothing is written; it would be version " + (report.version() + 1),
            tally.partiesAdded(),
            tally.partiesChanged(),
            tally.partiesEnded(),
            tally.sharesAdded(),
            tally.sharesEnded(),
            tally.sharesKept());
  }

  private static Map<String, @Nullable Object> json(RightsReport report) {
    var tally = report.tally();
    var json =
        JsonFields.of()
            .add("version", report.version())
            .add("written", report.written())
            .add("parties_added", tally.partiesAdded())
            .add("parties_changed", tally.partiesChanged())
            .add("parties_ended", tally.partiesEnded())
            .add("shares_added", tally.sharesAdded())
            .add("shares_ended", tally.sharesEnded())
            .add("shares_unchanged", tally.sharesKept());
    return ToldMistakes.add(json, report.mistakes(), report.mistakesFound()).map();
  }
}
