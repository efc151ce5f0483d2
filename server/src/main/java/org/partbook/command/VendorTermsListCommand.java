package org.partbook.command;

import java.util.List;
import org.partbook.Installation;
import org.partbook.terms.VendorTerms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "List all terms that a vendor has had, has and will have.",
    footer = "%nExample: partbook vendor terms list \"Corner Music Shop\"")
final class VendorTermsListCommand extends InstallationCommand {
  @Parameters(paramLabel = "VENDOR", description = "The vendor's name.")
  String vendor = "";

  VendorTermsListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var found = Known.vendor(installation.vendors(), vendor);
    output.rows(
        installation.agreements().of(found).iterator(),
        VendorTermsWords::json,
        List.of("TERMS", "FROM", "SET", "WHAT"),
        VendorTermsListCommand::cells);
    return Exit.DONE;
  }

  private static List<Object> cells(VendorTerms terms) {
    return List.of(
        terms.id(),
        Times.of(terms.validFrom()),
        Times.of(terms.createdAt()),
        VendorTermsWords.words(terms.agreement()));
  }
}
