package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Let a suspended vendor sell again.",
    footer = "%nExample: partbook vendor resume \"Corner Music Shop\"")
final class VendorResumeCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  VendorResumeCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendors = installation.vendors();
    if (!vendors.resume(Known.vendor(vendors, name))) {
      throw CommandFailed.because(name + " is not suspended");
    }
    if (output.json) {
      output.object(VendorListCommand.json(Known.vendor(vendors, name)));
    } else {
      console.err().println(name + " may sell again");
    }
    return Exit.DONE;
  }
}
