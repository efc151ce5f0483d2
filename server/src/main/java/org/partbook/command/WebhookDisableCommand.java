package org.partbook.command;

import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "disable",
    description = "Send nothing to a webhook until it is enabled. What it misses waits.",
    footer = "%nExample: partbook webhook disable 3 --reason \"the shop is being moved\"")
final class WebhookDisableCommand extends WebhookCommand {
  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  WebhookDisableCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (!webhooks.disable(endpoint, reason)) {
      throw CommandFailed.because("webhook " + webhook + " is disabled already");
    }
    return done(webhooks, "webhook " + webhook + " is disabled until partbook webhook enable");
  }
}
