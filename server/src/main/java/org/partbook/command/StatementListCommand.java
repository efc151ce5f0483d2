package org.partbook.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.statement.Statement;
import org.partbook.statement.Statement.Closed;
import org.partbook.statement.Statements;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List drafts and statements, in the order of their time.")
final class StatementListCommand extends StatementCommand {
  static final List<String> HEADINGS =
      List.of(
          "STATEMENT", "KIND", "PARTY", "FROM", "UNTIL", "CURRENCY", "ENTRIES", "DUE", "CLOSED");

  StatementListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) {
    output.rows(
        statements.all().iterator(),
        one -> json(statements, one),
        HEADINGS,
        one -> cells(statements, one));
    return Exit.DONE;
  }

  static List<Object> cells(Statements statements, Statement one) {
    return List.of(
        one.closed().map(Closed::number).orElseGet(() -> Long.toString(one.id())),
        one.kind().wire(),
        statements.party(one).name(),
        one.period().from(),
        one.period().until(),
        one.currency(),
        one.closed().map(closed -> Long.toString(closed.entries())).orElse("-"),
        one.closed().map(closed -> closed.due().toPlainString()).orElse("-"),
        one.closed().map(closed -> Times.of(closed.at())).orElse("draft"));
  }

  static Map<String, @Nullable Object> json(Statements statements, Statement one) {
    return JsonFields.of()
        .add("id", one.id())
        .add("number", one.closed().map(Closed::number))
        .add("kind", one.kind().wire())
        .add("party", one.party())
        .add("name", statements.party(one).name())
        .add("from", one.period().from().toString())
        .add("until", one.period().until().toString())
        .add("zone", one.period().zone().getId())
        .add("currency", one.currency())
        .add("entries", one.closed().map(Closed::entries))
        .add("due", one.closed().map(Closed::due))
        .add("sha256", one.closed().map(closed -> closed.document().sha256()))
        .add("closed_at", one.closed().map(Closed::at))
        .map();
  }
}
