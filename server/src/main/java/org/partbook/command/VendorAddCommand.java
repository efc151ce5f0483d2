package org.partbook.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = "Add a vendor. It can sell once it has a token: partbook token issue.",
    footer = "%nExample: partbook vendor add \"Corner Music Shop\"")
final class VendorAddCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "NAME", description = "A name that no other vendor has.")
  String name = "";

  @Option(
      names = "--no-catalog-access",
      description = "The vendor may sell, but not list the catalogue.")
  boolean noCatalogAccess;

  private final Console console;

  VendorAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid {
    try (var installation = options.open()) {
      var vendor = add(new Vendors(installation.db(), Clock.systemUTC()));
      if (output.json) {
        output.object(console, VendorListCommand.json(vendor));
      } else {
        console.err().println("added vendor " + vendor.name());
      }
      return Exit.DONE;
    }
  }

  private Vendor add(Vendors vendors) {
    try {
      return vendors.add(name, !noCatalogAccess);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
