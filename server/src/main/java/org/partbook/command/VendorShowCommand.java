package org.partbook.command;

import java.time.Clock;
import org.partbook.Installation;
import org.partbook.access.ShopAddress;
import org.partbook.terms.KnownTerms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a vendor, and the terms by which it sells today.",
    footer = "%nExample: partbook vendor show \"Corner Music Shop\"")
final class VendorShowCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  VendorShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendor = Known.vendor(installation.vendors(), name);
    var terms =
        new KnownTerms(installation.agreements().of(vendor), vendor.suspendedAt().isPresent())
            .at(Clock.systemUTC().instant());
    if (output.json) {
      var json = JsonFields.of().addAll(VendorListCommand.json(vendor));
      output.object(json.add("terms", terms.map(VendorTermsWords::json)).map());
      return Exit.DONE;
    }
    var table = new Table("VENDOR", vendor.name());
    table.row("catalogue", vendor.catalogAccess() ? "may list it" : "may not list it");
    table.row("frames", vendor.frames().isEmpty() ? "none" : VendorListCommand.joined(vendor));
    table.row("shop", vendor.shop().map(ShopAddress::value).orElse("none"));
    vendor
        .details()
        .address()
        .ifPresent(address -> table.row("address", address.replace("\n", ", ")));
    vendor.details().vatNumber().ifPresent(number -> table.row("VAT number", number));
    table.row("since", Times.of(vendor.createdAt()));
    table.row("suspended", Times.of(vendor.suspendedAt()));
    table.row("terms", terms.map(VendorTermsWords::words).orElse("none: sells everything"));
    output.table(table);
    return Exit.DONE;
  }
}
