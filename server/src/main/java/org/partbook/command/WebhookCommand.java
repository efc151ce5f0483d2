package org.partbook.command;

import org.partbook.Installation;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Parameters;

/// A command about one endpoint.
abstract class WebhookCommand extends InstallationCommand {
  @Parameters(
      index = "0",
      paramLabel = "WEBHOOK",
      description = "Its number; partbook webhook list shows it.")
  long webhook;

  WebhookCommand(Console console) {
    super(console);
  }

  @Override
  final int run(Installation installation) {
    var webhooks = installation.webhooks();
    var found =
        webhooks
            .find(webhook)
            .orElseThrow(() ->
                CommandFailed.because(
                    "there is no webhook %d; partbook webhook list shows those there are"
                        .formatted(webhook)));
    return run(webhooks, found);
  }

  /// Does it.
  ///
  /// @return the exit code
  abstract int run(Webhooks webhooks, Endpoint endpoint);

  /// Says what was done, or shows how the endpoint stands now, for programs.
  int done(Webhooks webhooks, String message) {
    console.err().println(message);
    if (output.json) {
      output.object(WebhookWords.json(webhooks.find(webhook).orElseThrow()));
    }
    return Exit.DONE;
  }
}
