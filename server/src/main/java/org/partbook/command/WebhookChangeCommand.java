package org.partbook.command;

import java.util.Optional;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "change",
    description = "Send a webhook's messages somewhere else, or other ones.",
    footer = "%nExample: partbook webhook change 3 --types line.*,statement.closed")
final class WebhookChangeCommand extends WebhookCommand {
  @Option(names = "--url", paramLabel = "URL", description = "Where messages are sent from now on.")
  Optional<String> url = Optional.empty();

  @Option(
      names = "--types",
      paramLabel = "TYPES",
      description = "What is told from now on, such as line.completed,asset.*, or all.")
  Optional<String> types = Optional.empty();

  WebhookChangeCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (url.isEmpty() && types.isEmpty()) {
      throw CommandFailed.wrongUsage("say --url or --types, or both");
    }
    var wanted = types.map(WebhookWords::types);
    try {
      var changed = webhooks.change(endpoint, url, wanted);
      return done(
          webhooks,
          "webhook %d is told of %s at %s".formatted(changed.id(), changed.types(), changed.url()));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
