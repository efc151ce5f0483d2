package org.partbook.command;

import org.partbook.Installation;
import org.partbook.statement.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "discard",
    description = "Discard a draft.",
    footer = "%nExample: partbook statement discard 7")
final class StatementDiscardCommand extends StatementCommand {
  @Mixin final StatementChoice choice = new StatementChoice();

  StatementDiscardCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) {
    var draft = choice.of(statements);
    statements.discard(draft);
    if (output.json) {
      output.object(JsonFields.of().add("draft", draft.id()).add("discarded", true).map());
    } else {
      console.err().println("the draft " + draft.id() + " is discarded");
    }
    return Exit.DONE;
  }
}
