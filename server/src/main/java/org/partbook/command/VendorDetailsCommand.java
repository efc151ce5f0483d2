package org.partbook.command;

import java.util.List;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.access.VendorDetails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "details",
    description = {
      "Say whom a vendor's statements are addressed to. What isn't said stays as it is. Closed"
          + " statements keep what they have."
    },
    footer =
        "%nExample: partbook vendor details \"Corner Music Shop\" --address \"12 Market Street\""
            + " --address \"London EC1A 1BB\" --vat-number GB123456789")
final class VendorDetailsCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Option(
      names = "--address",
      paramLabel = "LINE",
      description = "A line of the address below the name; more than one by repeating it.")
  List<String> address = List.of();

  @Option(names = "--vat-number", paramLabel = "NUMBER", description = "For value added tax.")
  Optional<String> vatNumber = Optional.empty();

  @Option(names = "--none", description = "Forget both.")
  boolean none;

  VendorDetailsCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    if (none == (!address.isEmpty() || vatNumber.isPresent())) {
      throw CommandFailed.wrongUsage("say --address, --vat-number or both; or --none");
    }
    var vendors = installation.vendors();
    var vendor = Known.vendor(vendors, name);
    vendors.setDetails(vendor, none ? VendorDetails.NONE : changed(vendor.details()));
    if (output.json) {
      output.object(VendorListCommand.json(Known.vendor(vendors, name)));
    } else {
      console.err().println("the details of " + name + " are changed");
    }
    return Exit.DONE;
  }

  private VendorDetails changed(VendorDetails before) {
    try {
      var details = address.isEmpty() ? before : before.withAddress(address);
      return vatNumber.map(details::withVatNumber).orElse(details);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
