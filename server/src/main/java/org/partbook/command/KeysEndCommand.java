package org.partbook.command;

import org.partbook.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "end",
    description = {
      "Take a former key of links away, at all servers within two seconds.",
      "Whatever was signed with it is worth nothing any more: links to copies, validation tokens, and"
          + " cursors, which vendors' programs begin anew without. Vendors get new links by asking."
    },
    footer = "%nExample: partbook keys rotate, and after ten seconds: partbook keys end 1")
final class KeysEndCommand extends InstallationCommand {
  @Parameters(paramLabel = "KEY", description = "Its number, as keys list shows it.")
  int key;

  KeysEndCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    return switch (installation.keyKeeping().end(key)) {
      case DONE -> {
        if (output.json) {
          output.object(JsonFields.of().add("key", key).add("ended", true).map());
        } else {
          console.out().printf("Key %d of links is gone, and what it has signed with it.%n", key);
        }
        yield Exit.DONE;
      }
      case NO_SUCH_KEY -> throw CommandFailed.because("there is no key %d of links".formatted(key));
      case STILL_SIGNS ->
          throw CommandFailed.because(
              "key %d of links is the newest, or signs until the newest does: run keys rotate first, and ten seconds later this"
                  .formatted(key));
    };
  }
}
