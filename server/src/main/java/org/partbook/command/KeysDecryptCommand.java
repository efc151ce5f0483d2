package org.partbook.command;

import java.util.Optional;
import org.partbook.Installation;
import org.partbook.sealing.Seals;
import picocli.CommandLine.Command;

@Command(
    name = "decrypt",
    description = {
      "Keep all keys in clear again, and those that come later: before the setting"
          + " PARTBOOK_KEY_FILE is taken away, or an older version is to run.",
    },
    footer = "%nExample: partbook keys decrypt")
final class KeysDecryptCommand extends KeeperCommand {
  KeysDecryptCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    return tell(installation.keyKeeping().keepLike(Seals.inClear()), "in clear", Optional.empty());
  }
}
