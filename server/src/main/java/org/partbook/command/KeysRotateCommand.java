package org.partbook.command;

import org.partbook.Installation;
import org.partbook.signing.SigningKeys;
import picocli.CommandLine.Command;

@Command(
    name = "rotate",
    description = {
      "Make another key for links, tokens and cursors. Servers need no restart, and nothing that was"
          + " signed before is lost: the former keys open it for its life.",
      "The key of the log stays: its public half is what others have noted. A webhook's secret is"
          + " changed by webhook rotate."
    },
    footer = "%nExample: partbook keys rotate")
final class KeysRotateCommand extends InstallationCommand {
  KeysRotateCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var id = installation.keyKeeping().rotate();
    var seconds = SigningKeys.SETTLING.toSeconds();
    if (output.json) {
      output.object(JsonFields.of().add("key", id).add("signs_after_seconds", seconds).map());
    } else {
      console
          .out()
          .printf(
              "Key %d of links is made, and signs in %d seconds, when all servers know it.%n",
              id, seconds);
    }
    return Exit.DONE;
  }
}
