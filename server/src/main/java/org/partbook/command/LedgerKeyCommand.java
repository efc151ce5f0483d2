package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;

@Command(
    name = "key",
    description = {
      "Print the key by which others check what the log has signed.",
      "It is no secret, and never changes: give it to every vendor and rights holder, and let them"
          + " keep it."
    },
    footer = "%nExample: partbook ledger key")
final class LedgerKeyCommand extends InstallationCommand {
  LedgerKeyCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var key =
        installation
            .log()
            .key()
            .orElseThrow(() ->
                CommandFailed.because(
                    "there is no key yet: a server makes it, once, when it first starts"));
    if (output.json) {
      output.object(JsonFields.of().add("origin", key.name()).add("key", key.toString()).map());
    } else {
      console.out().println(key);
    }
    return Exit.DONE;
  }
}
