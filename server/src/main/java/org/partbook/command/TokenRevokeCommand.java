package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description = {
      "Revoke a token: from now on, requests with it are refused. Orders stay as they are, and so"
          + " do the links that were made for buyers."
    },
    footer = "%nExample: partbook token list, then partbook token revoke 3")
final class TokenRevokeCommand extends InstallationCommand {
  @Parameters(
      paramLabel = "ID",
      description = "The token's number, as partbook token list shows it.")
  long id;

  TokenRevokeCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    if (!installation.vendors().revoke(id)) {
      throw CommandFailed.because("there is no token " + id);
    }
    if (output.json) {
      output.object(JsonFields.of().add("id", id).add("revoked", true).map());
    } else {
      console.err().println("revoked token " + id);
    }
    return Exit.DONE;
  }
}
