package org.partbook.command;

import org.partbook.Installation;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = "Add a vendor. It can sell once it has a token: partbook token issue.",
    footer = "%nExample: partbook vendor add \"Corner Music Shop\"")
final class VendorAddCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "A name that no other vendor has.")
  String name = "";

  @Option(
      names = "--no-catalog-access",
      description = "The vendor may sell, but not list the catalogue.")
  boolean noCatalogAccess;

  VendorAddCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendor = add(installation.vendors());
    if (output.json) {
      output.object(VendorListCommand.json(vendor));
    } else {
      console.err().println("added vendor " + vendor.name());
    }
    return Exit.DONE;
  }

  private Vendor add(Vendors vendors) {
    try {
      return vendors.add(name, !noCatalogAccess);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
