package org.partbook.command;

import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import picocli.CommandLine.Command;

@Command(
    name = "show",
    description = "Show a webhook.",
    footer = "%nExample: partbook webhook show 3")
final class WebhookShowCommand extends WebhookCommand {
  WebhookShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (output.json) {
      output.object(WebhookWords.json(endpoint));
      return Exit.DONE;
    }
    var table = new Table("WEBHOOK", Long.toString(endpoint.id()));
    table.row("vendor", endpoint.vendorName());
    table.row("environment", endpoint.log().environment().wire());
    table.row("url", endpoint.url());
    table.row("types", endpoint.types());
    table.row("signature", endpoint.scheme().wire());
    endpoint.openKey().ifPresent(key -> table.row("public key", key));
    table.row("state", WebhookWords.state(endpoint));
    table.row("trouble", endpoint.trouble().wire());
    table.row("waiting", endpoint.waiting());
    table.row("since", Times.of(endpoint.createdAt()));
    output.table(table);
    return Exit.DONE;
  }
}
