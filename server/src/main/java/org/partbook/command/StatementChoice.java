package org.partbook.command;

import java.util.List;
import org.partbook.statement.Statement;
import org.partbook.statement.Statements;
import picocli.CommandLine.Parameters;

/// Which statement is meant.
final class StatementChoice {
  @Parameters(
      index = "0",
      paramLabel = "STATEMENT",
      description = "Its number, such as V-2026-0001, or that of a draft, such as 7.")
  String statement = "";

  Statement of(Statements statements) {
    return find(statements, statement);
  }

  /// Several of them.
  ///
  /// @param names numbers of statements, or of drafts
  static List<Statement> all(Statements statements, List<String> names) {
    return names.stream().map(name -> find(statements, name)).toList();
  }

  private static Statement find(Statements statements, String name) {
    return statements
        .find(name)
        .orElseThrow(() ->
            CommandFailed.because(
                "there is no statement '%s'; partbook statement list shows those there are"
                    .formatted(name)));
  }
}
