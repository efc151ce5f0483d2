package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "page",
    description = {
      "Print a link that opens a vendor's page, /vendor, without a token: its requests, orders,"
          + " statements, assortment, webhooks and tokens, live and in the sandbox.",
      "It opens the page once, within 15 minutes. Whoever has it sees all of that, so send it to"
          + " the vendor and to nobody else."
    },
    footer = {
      "%nExamples:",
      "  partbook vendor page \"Corner Music Shop\"",
      "  partbook vendor page \"Corner Music Shop\" --end"
    })
final class VendorPageCommand extends InstallationCommand {
  @Parameters(paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  @Option(
      names = "--end",
      description =
          "Instead of a link: sign everybody out of this vendor's page, and make its links"
              + " worthless.")
  boolean end;

  VendorPageCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var vendor = Known.vendor(installation.vendors(), name);
    var links = installation.vendorLinks();
    if (end) {
      var ended = links.endAll(vendor);
      if (output.json) {
        output.object(JsonFields.of().add("ended", ended).map());
      } else {
        console.err().printf("%d signed out of the page of %s%n", ended, name);
      }
      return Exit.DONE;
    }
    var made = links.make(vendor);
    if (output.json) {
      output.object(
          JsonFields.of()
              .add("url", made.url().toString())
              .add("expires_at", made.expiresAt())
              .map());
    } else {
      console
          .err()
          .printf("opens the page of %s once, until %s%n", name, Times.of(made.expiresAt()));
      console.out().println(made.url());
    }
    return Exit.DONE;
  }
}
