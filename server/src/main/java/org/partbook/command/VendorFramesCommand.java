package org.partbook.command;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class VendorFramesCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output = new Output();

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

  private final Console console;

  VendorFramesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid {
    var frames = frames();
    try (var installation = options.open()) {
      var vendors = new Vendors(installation.db(), Clock.systemUTC());
      vendors.setFrames(find(vendors), frames);
      tell(find(vendors));
      return Exit.DONE;
    }
  }

  private Vendor find(Vendors vendors) {
    return vendors.find(name).orElseThrow(() -> Known.noSuchVendor(name));
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
      output.object(console, VendorListCommand.json(vendor));
    } else {
      var sites = vendor.frames().isEmpty() ? "no site" : VendorListCommand.joined(vendor);
      console.err().println(sites + " may show view links of " + vendor.name() + " in a frame");
    }
  }
}
