package org.partbook.command;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.Installation;
import org.partbook.ledger.Facts;
import org.partbook.terms.KnownTerms;
import org.partbook.terms.TermsExport;
import picocli.CommandLine.Command;

@Command(
    name = "export",
    description =
        "Print the terms by which vendors sell today as the CSV file that vendor terms import takes.",
    footer = "%nExample: partbook vendor terms export > terms.csv")
final class VendorTermsExportCommand extends InstallationCommand {
  VendorTermsExportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    print(TermsExport.COLUMNS);
    var now = Clock.systemUTC().instant();
    for (var vendor : installation.vendors().list()) {
      new KnownTerms(installation.agreements().of(vendor), false)
          .at(now)
          .ifPresent(terms -> print(TermsExport.row(vendor.name(), terms.agreement())));
    }
    installation.exports().note(OptionalLong.empty(), Facts.of().add("form", "terms"));
    return Exit.DONE;
  }

  /// As it is: an import must find what it was.
  private void print(List<String> fields) {
    console.rawOut().print(Csv.line(fields));
  }
}
