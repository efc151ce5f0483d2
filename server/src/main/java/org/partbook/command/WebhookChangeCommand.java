package org.partbook.command;

import java.util.Optional;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Trouble;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "change",
    description = "Send a webhook's messages somewhere else, other ones, or wrong on purpose.",
    footer = {
      "%nExamples:",
      "  partbook webhook change 3 --types line.*,statement.closed",
      "  partbook webhook change 3 --trouble wrong_signature"
    })
final class WebhookChangeCommand extends WebhookCommand {
  @Option(names = "--url", paramLabel = "URL", description = "Where messages are sent from now on.")
  Optional<String> url = Optional.empty();

  @Option(
      names = "--types",
      paramLabel = "TYPES",
      description = "What is told from now on, such as line.completed,asset.*, or all.")
  Optional<String> types = Optional.empty();

  @Option(
      names = "--trouble",
      paramLabel = "TROUBLE",
      description =
          "In the sandbox, what goes wrong on purpose with each message from now on: twice,"
              + " wrong_signature, stale, lost or none.")
  Optional<String> trouble = Optional.empty();

  WebhookChangeCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (url.isEmpty() && types.isEmpty() && trouble.isEmpty()) {
      throw CommandFailed.wrongUsage("say --url, --types or --trouble, or several of them");
    }
    var wanted = types.map(WebhookWords::types);
    var wrong = trouble.map(WebhookWords::trouble);
    try {
      var changed = webhooks.change(endpoint, url, wanted, wrong);
      return done(
          webhooks,
          "webhook %d is told of %s at %s%s"
              .formatted(changed.id(), changed.types(), changed.url(), trouble(changed)));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private static String trouble(Endpoint endpoint) {
    return endpoint.trouble() == Trouble.NONE
        ? ""
        : ", with trouble on purpose: " + endpoint.trouble().wire();
  }
}
