package org.partbook.command;

import java.util.Optional;
import org.partbook.Config;
import org.partbook.access.ShopAddress;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "shop",
    description =
        "Say where buyers find a vendor's shop. The reader and the pages at the end of a link offer"
            + " them the way back to it.",
    footer = "%nExample: partbook vendor shop \"Corner Music Shop\" https://shop.example")
final class VendorShopCommand extends DataCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "URL",
      description = "The shop's address, which begins with https://.")
  Optional<String> url = Optional.empty();

  @Option(names = "--none", description = "Offer no way back.")
  boolean none;

  @Spec CommandSpec spec = CommandSpec.create();

  VendorShopCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    var shop = shop();
    try (var installation = options.open()) {
      var vendors = installation.vendors();
      set(vendors, Known.vendor(vendors, name), shop);
      tell(Known.vendor(vendors, name));
      return Exit.DONE;
    }
  }

  private Optional<ShopAddress> shop() {
    if (none == url.isPresent()) {
      throw new ParameterException(spec.commandLine(), "give either a URL or --none");
    }
    try {
      return url.map(ShopAddress::parse);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private static void set(Vendors vendors, Vendor vendor, Optional<ShopAddress> shop) {
    shop.ifPresentOrElse(
        address -> vendors.setShop(vendor, address), () -> vendors.removeShop(vendor));
  }

  private void tell(Vendor vendor) {
    if (output.json) {
      output.object(VendorListCommand.json(vendor));
      return;
    }
    console
        .err()
        .println(
            vendor
                .shop()
                .map(shop -> "buyers of " + vendor.name() + " are offered the way back to " + shop)
                .orElse("buyers of " + vendor.name() + " are offered no way back"));
  }
}
