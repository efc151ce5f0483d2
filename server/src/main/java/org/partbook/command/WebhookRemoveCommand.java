package org.partbook.command;

import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;

@Command(
    name = "remove",
    description = "Forget a webhook, its secrets, and what was sent there.",
    footer = "%nExample: partbook webhook remove 3")
final class WebhookRemoveCommand extends WebhookCommand {
  WebhookRemoveCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    webhooks.remove(endpoint);
    console.err().println("webhook " + webhook + " is gone");
    if (output.json) {
      output.object(WebhookWords.json(endpoint));
    }
    return Exit.DONE;
  }
}
