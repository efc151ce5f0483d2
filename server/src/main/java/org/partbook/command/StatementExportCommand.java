package org.partbook.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.ledger.Facts;
import org.partbook.statement.Statement;
import org.partbook.statement.Statement.Closed;
import org.partbook.statement.Statements;
import org.partbook.statement.form.Form;
import org.partbook.statement.form.Forms;
import org.partbook.statement.form.RefusedStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Write a statement, or a draft as it is now, as a file for somebody else: pdf for people, csv"
          + " for spreadsheets, editx and editx-tax for programs, hledger and accounting for books,"
          + " document as it is kept, with all proofs.",
      "The name of the file is printed. A file that is there is left alone, and the command fails."
    },
    footer = {
      "%nExamples:",
      "  partbook statement export V-2026-0001 --form pdf",
      "  partbook statement export V-2026-0001 --form editx --output october.xml"
    })
final class StatementExportCommand extends StatementCommand {
  private static final String DOCUMENT = "document";

  @Mixin final StatementChoice choice = new StatementChoice();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = "pdf, csv, editx, editx-tax, hledger, accounting, or document. Default: editx.")
  String form = "editx";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to. Default: a file in this folder that is called as the statement is.")
  Optional<Path> file = Optional.empty();

  StatementExportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) throws IOException {
    var statement = choice.of(statements);
    var number = statement.closed().map(Closed::number).orElse("draft-" + statement.id());
    var target = new Forms(installation::fonts).named(form);
    if (target.isEmpty() && !form.equals(DOCUMENT)) {
      throw CommandFailed.wrongUsage(
          "--form is pdf, csv, editx, editx-tax, hledger, accounting or document, not '"
              + form
              + "'");
    }
    var name = target.map(one -> one.fileName(number)).orElse(number + ".jsonl");
    var to = file.orElseGet(() -> Path.of(name));
    write(statements, statement, target, to);
    installation
        .exports()
        .note(statement.vendor(), Facts.of().add("statement", number).add("form", form));
    if (output.json) {
      output.object(JsonFields.of().add("file", to.toString()).add("form", form).map());
    } else {
      console.out().println(to);
    }
    return Exit.DONE;
  }

  /// There is all of it, or nothing.
  private static void write(
      Statements statements, Statement statement, Optional<Form> form, Path to) throws IOException {
    if (Files.exists(to)) {
      throw new FileAlreadyExistsException(to.toString(), null, "it is there already");
    }
    var unfinished = to.resolveSibling(to.getFileName() + ".new");
    try (var document = statements.open(statement);
        var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      if (form.isPresent()) {
        form.get().write(document, out);
      } else {
        document.transferTo(out);
      }
    } catch (RefusedStatement e) {
      Files.deleteIfExists(unfinished);
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
