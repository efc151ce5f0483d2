package org.partbook.command;

import java.io.IOException;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.statement.StatementRefused;
import org.partbook.statement.Statements;

/// A command about statements: what is refused is told in its own words.
abstract class StatementCommand extends DataCommand {
  StatementCommand(Console console) {
    super(console);
  }

  @Override
  public final Integer call() throws Config.Invalid, IOException {
    try (var installation = options.open()) {
      return run(installation, installation.statements());
    } catch (StatementRefused e) {
      throw CommandFailed.because(e.text());
    }
  }

  /// Does it.
  ///
  /// @return the exit code
  abstract int run(Installation installation, Statements statements) throws IOException;
}
