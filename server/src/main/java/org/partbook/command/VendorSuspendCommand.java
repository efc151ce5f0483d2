package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "suspend",
    description =
        "Let a vendor sell nothing for the time being. What it has sold stays sold: its buyers get"
            + " their copies, and it may ask about its orders and cancel them.",
    footer = "%nExample: partbook vendor suspend \"Corner Music Shop\" --reason \"hasn't paid\"")
final class VendorSuspendCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  VendorSuspendCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendors = installation.vendors();
    if (!vendors.suspend(Known.vendor(vendors, name), reason)) {
      throw CommandFailed.because(name + " is suspended already");
    }
    if (output.json) {
      output.object(VendorListCommand.json(Known.vendor(vendors, name)));
    } else {
      console.err().println(name + " may sell nothing until partbook vendor resume");
    }
    return Exit.DONE;
  }
}
