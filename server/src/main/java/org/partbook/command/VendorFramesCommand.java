package org.partbook.command;

import java.util.List;
import org.partbook.Config;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "frames",
    description =
        "Say which sites may show a vendor's view links in a frame, instead of those of before. All"
            + " others can't: browsers see to that.",
    footer = "%nExample: partbook vendor frames \"Corner Music Shop\" https://shop.example")
final class VendorFramesCommand extends DataCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ORIGIN",
      description = "A site, such as https://shop.example; with its port, if it has one.")
  List<String> origins = List.of();

  @Option(names = "--none", description = "No site at all.")
  boolean none;

  @Spec CommandSpec spec = CommandSpec.create();

  VendorFramesCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    var frames = frames();
    try (var installation = options.open()) {
      var vendors = installation.vendors();
      vendors.setFrames(Known.vendor(vendors, name), frames);
      tell(Known.vendor(vendors, name));
      return Exit.DONE;
    }
  }

  private List<FrameOrigin> frames() {
    if (none == !origins.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give either an ORIGIN or --none");
    }
    try {
      return origins.stream().map(FrameOrigin::parse).toList();
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private void tell(Vendor vendor) {
    if (output.json) {
      output.object(VendorListCommand.json(vendor));
    } else {
      var sites = vendor.frames().isEmpty() ? "no site" : VendorListCommand.joined(vendor);
      console.err().println(sites + " may show view links of " + vendor.name() + " in a frame");
    }
  }
}
