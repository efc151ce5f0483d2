package org.partbook.command;

import java.util.Optional;
import org.partbook.Installation;
import org.partbook.fleet.Fleet;
import org.partbook.sealing.Seals;
import picocli.CommandLine.Command;

@Command(
    name = "encrypt",
    description = {
      "Encrypt all keys in the database, and those that come later, with the first key of the file"
          + " that PARTBOOK_KEY_FILE names. What is encrypted with another one is encrypted anew.",
      "Every server that runs has to have that key already. None needs a restart then."
    },
    footer = "%nExample: partbook keys encrypt")
final class KeysEncryptCommand extends KeeperCommand {
  KeysEncryptCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var wanted = installation.seals().wanted();
    var number = installation.seals().numbers().getFirst();
    requireEverywhere(installation, number);
    return tell(
        installation.keyKeeping().keepLike(wanted),
        "encrypted with " + number,
        Optional.of(number));
  }

  private static void requireEverywhere(Installation installation, String number) {
    Fleet.told(installation.db(), Seals.SETTING)
        .forEach((server, keys) -> {
          if (keys.isEmpty()) {
            throw CommandFailed.because(
                "%s knows no %s yet: bring it to this version first. Nothing was changed"
                    .formatted(server, Seals.SETTING));
          }
          if (!" %s ".formatted(keys.get()).contains(" %s ".formatted(number))) {
            throw CommandFailed.because(
                "%s doesn't have the key %s: let its %s have it, and look again after some seconds, or after a restart if it had none. Nothing was changed"
                    .formatted(server, number, Seals.SETTING));
          }
        });
  }
}
