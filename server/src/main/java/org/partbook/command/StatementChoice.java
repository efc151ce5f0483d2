package org.partbook.command;

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
    return statements
        .find(statement)
        .orElseThrow(() ->
            CommandFailed.because(
                "there is no statement '%s'; partbook statement list shows those there are"
                    .formatted(statement)));
  }
}
