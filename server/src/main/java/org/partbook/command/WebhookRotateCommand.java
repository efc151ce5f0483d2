package org.partbook.command;

import java.time.Duration;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rotate",
    description = {
      "Give a webhook a new secret and print it. It is shown only this once.",
      "For a while, messages are signed with the former one as well, so that the shop can change"
          + " over without missing any."
    },
    footer = "%nExample: partbook webhook rotate 3 --overlap 48h")
final class WebhookRotateCommand extends WebhookCommand {
  @Option(
      names = "--overlap",
      paramLabel = "DURATION",
      description = "How long the former secret holds, at most 7d. The default is 24h.")
  Duration overlap = Webhooks.USUAL_OVERLAP;

  WebhookRotateCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    try {
      var rotated = webhooks.rotate(endpoint, overlap);
      console.err().printf("webhook %d has a new secret%n", endpoint.id());
      if (output.json) {
        output.object(WebhookWords.json(rotated));
      } else {
        console.out().println(rotated.secret());
      }
      return Exit.DONE;
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
