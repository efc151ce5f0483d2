package org.partbook.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "replay",
    description =
        "Send a webhook everything again that happened since a time, at most 30 days ago, with the"
            + " same ids as before.",
    footer = "%nExample: partbook webhook replay 3 --since 2026-11-30T12:00:00Z")
final class WebhookReplayCommand extends WebhookCommand {
  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      description = "A time such as 2026-11-30T12:00:00Z.")
  String begin = "";

  WebhookReplayCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    var since = time();
    long many;
    try {
      many = webhooks.replay(endpoint, since);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
    return done(
        webhooks,
        "webhook %d begins again; %d events have happened since then".formatted(webhook, many));
  }

  private Instant time() {
    try {
      return OffsetDateTime.parse(begin).toInstant();
    } catch (DateTimeException e) {
      throw CommandFailed.wrongUsage(
          "--since is a time such as 2026-11-30T12:00:00Z, not '" + begin + "'");
    }
  }
}
