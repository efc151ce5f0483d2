package org.partbook.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description = {
      "Revoke a token: from now on, requests with it are refused. Orders stay as they are, and so"
          + " do the links that were made for buyers."
    },
    footer = "%nExample: partbook token list, then partbook token revoke 3")
final class TokenRevokeCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output = new Output();

  @Parameters(
      paramLabel = "ID",
      description = "The token's number, as partbook token list shows it.")
  long id;

  private final Console console;

  TokenRevokeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid {
    try (var installation = options.open()) {
      if (!new Vendors(installation.db(), Clock.systemUTC()).revoke(id)) {
        throw CommandFailed.because("there is no token " + id);
      }
      if (output.json) {
        output.object(console, JsonFields.of().add("id", id).add("revoked", true).map());
      } else {
        console.err().println("revoked token " + id);
      }
      return Exit.DONE;
    }
  }
}
