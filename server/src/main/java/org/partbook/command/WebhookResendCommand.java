package org.partbook.command;

import org.partbook.Installation;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "resend",
    description =
        "Send the event of a delivery now, whether it has arrived or not. It has the same webhook-id"
            + " as before.",
    footer = "%nExample: partbook webhook resend 4711")
final class WebhookResendCommand extends InstallationCommand {
  @Parameters(
      paramLabel = "DELIVERY",
      description = "Its number; partbook webhook deliveries shows it.")
  long delivery;

  WebhookResendCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var webhooks = installation.webhooks();
    var found =
        webhooks
            .delivery(delivery)
            .orElseThrow(() -> CommandFailed.because("there is no delivery " + delivery));
    var sent = sent(webhooks, found);
    console
        .err()
        .printf(
            "%s is sent to webhook %d, as delivery %d%n", sent.event(), sent.endpoint(), sent.id());
    if (output.json) {
      output.object(WebhookWords.json(sent));
    }
    return Exit.DONE;
  }

  private static Delivery sent(Webhooks webhooks, Delivery delivery) {
    try {
      return webhooks.resend(delivery);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
