package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Installation;
import org.partbook.blob.DamagedBlobException;
import org.partbook.db.DatabaseException;
import org.partbook.statement.Statement;
import org.partbook.statement.Statement.Closed;
import org.partbook.statement.StatementRefused;
import org.partbook.statement.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Derive closed statements anew from the journal and the log, and compare them with what is"
          + " kept, to the byte.",
      "Exit code 1 if any of them differs."
    },
    footer = {
      "%nExamples:",
      "  partbook statement verify V-2026-0001",
      "  partbook statement verify --all"
    })
final class StatementVerifyCommand extends StatementCommand {
  @Parameters(paramLabel = "STATEMENT", description = "Their numbers.")
  List<String> wanted = new ArrayList<>();

  @Option(names = "--all", description = "All that are closed.")
  boolean all;

  StatementVerifyCommand(Console console) {
    super(console);
  }

  private record Row(String number, String problem) {}

  @Override
  int run(Installation installation, Statements statements) throws IOException {
    if (all == !wanted.isEmpty()) {
      throw CommandFailed.wrongUsage("name statements, or say --all");
    }
    var rows = new ArrayList<Row>();
    for (var statement : chosen(statements)) {
      var name = statement.closed().map(Closed::number).orElse("" + statement.id());
      rows.add(new Row(name, problem(statements, statement)));
    }
    output.rows(
        rows.iterator(),
        row ->
            JsonFields.of()
                .add("statement", row.number())
                .add("verified", row.problem().isEmpty())
                .add("problem", row.problem())
                .map(),
        List.of("STATEMENT", "VERDICT"),
        row ->
            List.of(
                row.number(),
                row.problem().isEmpty() ? "is what the journal says" : row.problem()));
    return rows.stream().allMatch(row -> row.problem().isEmpty()) ? Exit.DONE : Exit.FAILED;
  }

  private static String problem(Statements statements, Statement statement) throws IOException {
    try {
      return statements.verify(statement).problem().orElse("");
    } catch (DamagedBlobException e) {
      return "its document is damaged: " + e.getMessage();
    } catch (IOException e) {
      return "it can't be read: " + Failures.reason(e);
    } catch (UncheckedIOException e) {
      return "it can't be read: " + Failures.reason(e);
    } catch (StatementRefused e) {
      return e.text();
    } catch (RuntimeException e) {
      // What was changed behind our back may be anything. Only without a database can nothing be
      // said of the others either.
      if (e instanceof DatabaseException refused && refused.unavailable()) {
        throw e;
      }
      return "it can't be derived: " + e;
    }
  }

  private List<Statement> chosen(Statements statements) {
    if (all) {
      return statements.all().stream().filter(one -> one.closed().isPresent()).toList();
    }
    return StatementChoice.all(statements, wanted);
  }
}
