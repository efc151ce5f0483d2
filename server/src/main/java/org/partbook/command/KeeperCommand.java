package org.partbook.command;

import java.util.Optional;

/// A command that changes how all keys are kept.
abstract class KeeperCommand extends InstallationCommand {
  KeeperCommand(Console console) {
    super(console);
  }

  int tell(int changed, String how, Optional<String> number) {
    if (output.json) {
      output.object(JsonFields.of().add("changed", changed).add("encrypted_with", number).map());
    } else {
      console.out().printf("%d keys were changed; all are %s now.%n", changed, how);
    }
    return Exit.DONE;
  }
}
