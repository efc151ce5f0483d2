package org.partbook.command;

import java.util.Optional;
import org.partbook.Installation;
import org.partbook.sealing.Kept;

/// A command that changes how all keys are kept: all of them, or none.
abstract class KeeperCommand extends InstallationCommand {
  KeeperCommand(Console console) {
    super(console);
  }

  /// Keeps all keys as another one is kept.
  ///
  /// @return how many were changed
  static int keepLike(Installation installation, Kept like) {
    var links = installation.signingKeys();
    var log = installation.log();
    var webhooks = installation.webhooks();
    return installation
        .db()
        .inTransaction(
            tx -> links.keepLike(tx, like) + log.keepLike(tx, like) + webhooks.keepLike(tx, like));
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
