package org.partbook.command;

import java.io.IOException;
import org.partbook.Installation;
import org.partbook.statement.Statements;
import org.partbook.statement.form.Forms;
import org.partbook.statement.form.RefusedStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description =
        "Print the document of a statement, or of a draft as it is now: JSON lines, as docs/ledger.md"
            + " describes them, with --json too; with --csv its entries as CSV. For people:"
            + " statement export --form pdf.",
    footer = "%nExample: partbook statement show V-2026-0001")
final class StatementShowCommand extends StatementCommand {
  @Mixin final StatementChoice choice = new StatementChoice();

  StatementShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) throws IOException {
    try (var document = statements.open(choice.of(statements))) {
      if (output.csv) {
        new Forms(installation::fonts).named("csv").orElseThrow().write(document, console.rawOut());
      } else {
        document.transferTo(console.rawOut());
      }
      console.rawOut().flush();
    } catch (RefusedStatement e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
    return Exit.DONE;
  }
}
