package org.partbook.command;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the vendors.")
final class VendorListCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output = new Output();

  private final Console console;

  VendorListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid {
    try (var installation = options.open()) {
      var vendors = new Vendors(installation.db(), Clock.systemUTC()).list();
      if (output.json) {
        output.array(console, vendors.stream().map(VendorListCommand::json).toList());
        return Exit.DONE;
      }
      var table = new Table("VENDOR", "CATALOGUE", "FRAMES", "SINCE");
      for (var vendor : vendors) {
        table.row(
            vendor.name(),
            vendor.catalogAccess() ? "yes" : "no",
            vendor.frames().isEmpty() ? "none" : joined(vendor),
            Times.of(vendor.createdAt()));
      }
      output.table(console, table);
      return Exit.DONE;
    }
  }

  static String joined(Vendor vendor) {
    return String.join(" ", vendor.frames().stream().map(FrameOrigin::value).toList());
  }

  static Map<String, @Nullable Object> json(Vendor vendor) {
    return JsonFields.of()
        .add("name", vendor.name())
        .add("catalog_access", vendor.catalogAccess())
        .add("frame_origins", vendor.frames().stream().map(FrameOrigin::value).toList())
        .add("created_at", vendor.createdAt())
        .map();
  }
}
