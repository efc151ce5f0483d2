package org.partbook.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.access.FrameOrigin;
import org.partbook.access.ShopAddress;
import org.partbook.access.Vendor;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the vendors.")
final class VendorListCommand extends InstallationCommand {
  VendorListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendors = installation.vendors().list();
    if (output.json) {
      output.array(vendors.stream().map(VendorListCommand::json).toList());
      return Exit.DONE;
    }
    var table = new Table("VENDOR", "CATALOGUE", "FRAMES", "SHOP", "SINCE");
    for (var vendor : vendors) {
      table.row(
          vendor.name(),
          vendor.catalogAccess() ? "yes" : "no",
          vendor.frames().isEmpty() ? "none" : joined(vendor),
          vendor.shop().map(ShopAddress::value).orElse("none"),
          Times.of(vendor.createdAt()));
    }
    output.table(table);
    return Exit.DONE;
  }

  static String joined(Vendor vendor) {
    return String.join(" ", vendor.frames().stream().map(FrameOrigin::value).toList());
  }

  static Map<String, @Nullable Object> json(Vendor vendor) {
    return JsonFields.of()
        .add("name", vendor.name())
        .add("catalog_access", vendor.catalogAccess())
        .add("frame_origins", vendor.frames().stream().map(FrameOrigin::value).toList())
        .add("shop_address", vendor.shop().map(ShopAddress::value))
        .add("address", vendor.details().address())
        .add("vat_number", vendor.details().vatNumber())
        .add("created_at", vendor.createdAt())
        .add("suspended_at", vendor.suspendedAt())
        .map();
  }
}
