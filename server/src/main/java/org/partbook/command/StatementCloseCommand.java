package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Installation;
import org.partbook.statement.Statement;
import org.partbook.statement.StatementRefused;
import org.partbook.statement.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "close",
    description = {
      "Close drafts: each gets a number and a document that is kept as it is. What happens later, or"
          + " was written late, is in the next one.",
      "Exit code 3 if only some could be closed, 1 if none."
    },
    footer = {"%nExamples:", "  partbook statement close 7 8", "  partbook statement close --all"})
final class StatementCloseCommand extends StatementCommand {
  @Parameters(paramLabel = "DRAFT", description = "The drafts' numbers.")
  List<String> wanted = new ArrayList<>();

  @Option(names = "--all", description = "All drafts.")
  boolean all;

  StatementCloseCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) throws IOException {
    if (all == !wanted.isEmpty()) {
      throw CommandFailed.wrongUsage("name drafts, or say --all");
    }
    var drafts = drafts(statements);
    var closed = new ArrayList<Statement>();
    for (var draft : drafts) {
      try {
        closed.add(statements.close(draft));
      } catch (StatementRefused e) {
        refused(draft, e.text());
      } catch (IOException e) {
        refused(draft, Failures.reason(e));
      } catch (UncheckedIOException e) {
        refused(draft, Failures.reason(e));
      }
    }
    output.rows(
        closed.iterator(),
        one -> StatementListCommand.json(statements, one),
        StatementListCommand.HEADINGS,
        one -> StatementListCommand.cells(statements, one));
    if (closed.isEmpty()) {
      return Exit.FAILED;
    }
    return closed.size() == drafts.size() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  /// The others are told of all the same: what is closed is closed for good.
  private void refused(Statement draft, String why) {
    console.err().println(draft.id() + ": " + why);
  }

  private List<Statement> drafts(Statements statements) {
    if (all) {
      var drafts = statements.all().stream().filter(one -> one.closed().isEmpty()).toList();
      if (drafts.isEmpty()) {
        throw CommandFailed.because("there are no drafts");
      }
      return drafts;
    }
    return StatementChoice.all(statements, wanted);
  }
}
