package org.partbook.command;

import java.util.List;
import java.util.OptionalLong;
import org.partbook.webhook.Attempt;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;
import org.partbook.webhook.Webhooks.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "deliveries",
    description = {
      "List what was sent to a webhook in the last 30 days and what waits, the newest first.",
      "With --json also each attempt, with the beginning of the answer."
    },
    footer = {
      "%nExamples:",
      "  partbook webhook deliveries 3",
      "  partbook webhook deliveries 3 --waiting --most 1000 --json"
    })
final class WebhookDeliveriesCommand extends WebhookCommand {
  private static final int LARGEST = 10_000;

  @Option(names = "--waiting", description = "Only those that haven't arrived.")
  boolean waiting;

  @Option(names = "--most", paramLabel = "N", description = "So many at most. The default is 50.")
  int most = 50;

  @Option(
      names = "--before",
      paramLabel = "DELIVERY",
      description = "Only those with a lower number, to go on from the last of a list.")
  long before = Long.MAX_VALUE;

  WebhookDeliveriesCommand(Console console) {
    super(console);
  }

  @Override
  int run(Webhooks webhooks, Endpoint endpoint) {
    if (most < 1 || most > LARGEST) {
      throw CommandFailed.wrongUsage("--most is from 1 to " + LARGEST + ", not " + most);
    }
    var found = webhooks.deliveries(endpoint, new Wanted(OptionalLong.of(before), waiting, most));
    output.rows(
        found.iterator(),
        WebhookWords::json,
        List.of("DELIVERY", "EVENT", "TYPE", "SINCE", "STATE", "ATTEMPTS", "LAST ANSWER", "NEXT"),
        WebhookDeliveriesCommand::cells);
    return Exit.DONE;
  }

  private static List<Object> cells(Delivery one) {
    var attempts = one.attempts();
    return List.of(
        one.id(),
        one.event(),
        one.type(),
        Times.of(one.createdAt()),
        WebhookWords.state(one),
        attempts.size(),
        attempts.isEmpty() ? "-" : last(attempts.getLast()),
        one.doneAt().isPresent() ? "-" : Times.of(one.dueAt()));
  }

  private static String last(Attempt attempt) {
    return "%s, %d ms".formatted(WebhookWords.outcome(attempt), attempt.took().toMillis());
  }
}
