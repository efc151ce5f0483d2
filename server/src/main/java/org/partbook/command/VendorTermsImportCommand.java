package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.partbook.Config;
import org.partbook.terms.TermsImport;
import org.partbook.terms.TermsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Set the terms of vendors by a CSV file, a row for each: its columns are vendor, valid_from (a"
          + " day; from now on if it is empty), and the options of vendor terms set. Several values"
          + " stand in a field with | between them.",
      "A mistake anywhere changes nothing, and is told as FILE:LINE: COLUMN: message. Vendors that"
          + " the file doesn't mention keep their terms, and terms that hold anyway aren't set"
          + " again."
    },
    footer = {
      "%nExamples:",
      "  partbook vendor terms export > terms.csv",
      "  partbook vendor terms import terms.csv --check"
    })
final class VendorTermsImportCommand extends DataCommand {
  @Parameters(paramLabel = "FILE.csv", description = "The terms.")
  Path file = Path.of("");

  @Option(names = "--check", description = "Only look for mistakes, and say what would change.")
  boolean onlyCheck;

  VendorTermsImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    Known.requireFile(file);
    try (var installation = options.open()) {
      var report =
          new TermsImport(installation.agreements(), installation.zone())
              .importFile(
                  file, installation.vendors().list(), Clock.systemUTC().instant(), onlyCheck);
      print(report);
      return report.mistakesFound() == 0 ? Exit.DONE : Exit.FAILED;
    }
  }

  private void print(TermsReport report) {
    if (output.json) {
      var json =
          JsonFields.of()
              .add("written", report.written())
              .add("set", report.set())
              .add("unchanged", report.unchanged());
      output.object(ToldMistakes.add(json, report.mistakes(), report.mistakesFound()).map());
    } else if (report.mistakesFound() > 0) {
      ToldMistakes.print(console, report.mistakes(), report.mistakesFound());
    } else {
      console
          .out()
          .printf(
              "%s%d terms set, %d as they were%n",
              onlyCheck ? "nothing is written; it would be: " : "",
              report.set(),
              report.unchanged());
    }
  }
}
