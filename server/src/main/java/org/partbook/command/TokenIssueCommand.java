package org.partbook.command;

import java.time.Duration;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "issue",
    description = {
      "Issue an access token and print it. It is shown only this once: Partbook keeps no more than"
          + " a hash of it.",
      "A vendor may have several tokens, so that one can replace another without a pause."
    },
    footer = {
      "%nExamples:",
      "  partbook token issue \"Corner Music Shop\"",
      "  partbook token issue \"Corner Music Shop\" --environment live --expires-in 90d"
    })
final class TokenIssueCommand extends InstallationCommand {
  @Parameters(paramLabel = "VENDOR", description = "The vendor's name.")
  String vendor = "";

  @Option(
      names = "--environment",
      paramLabel = "live|sandbox",
      description =
          "What the token opens. The default is sandbox: a token that was issued by mistake then"
              + " sells nothing.")
  Environment environment = Environment.SANDBOX;

  @Option(
      names = "--expires-in",
      paramLabel = "DURATION",
      description = "For example 12h or 90d. Without it, the token holds until it is revoked.")
  Optional<Duration> expiresIn = Optional.empty();

  TokenIssueCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    print(issue(installation.vendors()));
    return Exit.DONE;
  }

  private Vendors.Issued issue(Vendors vendors) {
    var found = Known.vendor(vendors, vendor);
    return expiresIn
        .map(lifetime -> vendors.issue(found, environment, lifetime))
        .orElseGet(() -> vendors.issue(found, environment));
  }

  private void print(Vendors.Issued issued) {
    var expiry = issued.expiresAt().map(at -> "expires " + Times.of(at)).orElse("doesn't expire");
    console
        .err()
        .printf(
            "token %d of %s, %s, %s; it is shown only this once%n",
            issued.id(), issued.vendor(), issued.environment().wire(), expiry);
    if (output.json) {
      output.object(
          JsonFields.of()
              .add("id", issued.id())
              .add("token", issued.token())
              .add("vendor", issued.vendor())
              .add("environment", issued.environment().wire())
              .add("expires_at", issued.expiresAt())
              .map());
    } else {
      console.out().println(issued.token());
    }
  }
}
