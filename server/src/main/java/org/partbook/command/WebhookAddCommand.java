package org.partbook.command;

import java.util.Optional;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Trouble;
import org.partbook.webhook.Webhooks.Revealed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = {
      "Have a shop told of what happens from now on, and print the secret by which it knows that a"
          + " message is genuine. The secret is shown only this once.",
      "docs/events.md tells the shop's developer what comes and how to check it."
    },
    footer = {
      "%nExamples:",
      "  partbook webhook add \"Corner Music Shop\" --url https://shop.example/hooks",
      "  partbook webhook add \"Corner Music Shop\" --url https://shop.example/hooks --sandbox"
          + " --types line.completed,line.failed --ed25519"
    })
final class WebhookAddCommand extends InstallationCommand {
  @Parameters(paramLabel = "VENDOR", description = "The vendor's name.")
  String vendor = "";

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Where messages are sent, over HTTPS.")
  String url = "";

  @Option(names = "--sandbox", description = "Tell of the sandbox instead of what is live.")
  boolean sandbox;

  @Option(
      names = "--types",
      paramLabel = "TYPES",
      description = "Only these, such as line.completed,asset.*. All without it.")
  Optional<String> types = Optional.empty();

  @Option(
      names = "--trouble",
      paramLabel = "TROUBLE",
      description =
          "In the sandbox, have each message go wrong on purpose, so that the shop can try it: twice,"
              + " wrong_signature, stale or lost.")
  Optional<String> trouble = Optional.empty();

  @Option(
      names = "--ed25519",
      description =
          "Sign with a key of which the shop gets the public half, instead of a secret that both"
              + " have.")
  boolean ed25519;

  WebhookAddCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var wanted = types.map(WebhookWords::types).orElse(EventTypes.ALL);
    var wrong = trouble.map(WebhookWords::trouble).orElse(Trouble.NONE);
    var found = Known.vendor(installation.vendors(), vendor);
    var log = new EventLog(found.id(), sandbox ? Environment.SANDBOX : Environment.LIVE);
    var scheme = ed25519 ? Scheme.ED25519 : Scheme.HMAC;
    try {
      print(installation.webhooks().add(found, log, url, wanted, scheme, wrong));
      return Exit.DONE;
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private void print(Revealed added) {
    console
        .err()
        .printf(
            "webhook %d of %s, %s, is told of %s%s%n",
            added.endpoint().id(),
            added.endpoint().vendorName(),
            added.endpoint().log().environment().wire(),
            added.endpoint().types(),
            ed25519 ? "; give the shop the public key" : "; the secret is shown only this once");
    if (output.json) {
      output.object(WebhookWords.json(added));
    } else {
      console.out().println(added.secret());
    }
  }
}
