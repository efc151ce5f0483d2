package org.partbook.command;

import java.util.Optional;
import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "List webhooks and how they stand, never their secrets.",
    footer = "%nExample: partbook webhook list \"Corner Music Shop\"")
final class WebhookListCommand extends InstallationCommand {
  @Parameters(paramLabel = "VENDOR", arity = "0..1", description = "Only this vendor's.")
  Optional<String> vendor = Optional.empty();

  WebhookListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var webhooks = installation.webhooks();
    var all =
        vendor
            .map(name -> webhooks.list(Known.vendor(installation.vendors(), name).id()))
            .orElseGet(webhooks::list);
    output.rows(all.iterator(), WebhookWords::json, WebhookWords.HEADINGS, WebhookWords::cells);
    return Exit.DONE;
  }
}
