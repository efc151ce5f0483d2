package org.partbook.command;

import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;

@Command(
    name = "enable",
    description =
        "Send a webhook what has waited since it was disabled, as far as it is kept (30 days), and"
            + " then what comes.",
    footer = "%nExample: partbook webhook enable 3")
final class WebhookEnableCommand extends WebhookCommand {
  WebhookEnableCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (!webhooks.enable(endpoint)) {
      throw CommandFailed.because("webhook " + webhook + " isn't disabled");
    }
    return done(webhooks, "webhook " + webhook + " is enabled");
  }
}
