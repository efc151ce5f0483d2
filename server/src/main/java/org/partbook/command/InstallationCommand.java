package org.partbook.command;

import org.partbook.Config;
import org.partbook.Installation;

/// A command that has nothing to say before the installation is open.
abstract class InstallationCommand extends DataCommand {
  InstallationCommand(Console console) {
    super(console);
  }

  @Override
  public final Integer call() throws Config.Invalid {
    check();
    try (var installation = open()) {
      return run(installation);
    }
  }

  /// Refuses what was typed, before anything is opened.
  void check() {}

  /// Opens what it works on.
  Installation open() throws Config.Invalid {
    return options.open();
  }

  /// Does it.
  ///
  /// @param installation whether its server runs or not; it is closed afterwards
  /// @return the exit code
  abstract int run(Installation installation) throws Config.Invalid;
}
