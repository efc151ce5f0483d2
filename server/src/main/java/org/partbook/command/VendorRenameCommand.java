package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "rename",
    description =
        "Give a vendor another name. It keeps its tokens, terms and orders. Copies that were sold bear"
            + " the new name, too.",
    footer = "%nExample: partbook vendor rename \"Corner Music Shop\" \"Corner Music\"")
final class VendorRenameCommand extends InstallationCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Parameters(index = "1", paramLabel = "NEW_NAME", description = "A name that no other has.")
  String newName = "";

  VendorRenameCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendors = installation.vendors();
    try {
      vendors.rename(Known.vendor(vendors, name), newName);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
    if (output.json) {
      output.object(VendorListCommand.json(Known.vendor(vendors, newName)));
    } else {
      console.err().println(name + " is called " + newName + " from now on");
    }
    return Exit.DONE;
  }
}
