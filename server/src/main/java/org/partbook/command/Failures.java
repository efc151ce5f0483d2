package org.partbook.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.DataFolderException;
import org.partbook.backup.BackupException;
import org.partbook.db.DatabaseException;
import org.partbook.db.SchemaException;
import org.partbook.fleet.FleetException;
import org.partbook.postgres.EmbeddedPostgresException;
import org.partbook.sealing.SealException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Tells people what went wrong, in a sentence or two.
final class Failures {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  int wrongUsage(ParameterException error, String[] args) {
    var command = error.getCommandLine();
    say(String.valueOf(error.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, err)) {
      err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    }
    return Exit.WRONG_USAGE;
  }

  int failed(Exception error) {
    if ("1".equals(System.getenv("PARTBOOK_DEBUG"))) {
      error.printStackTrace(err);
    }
    return switch (error) {
      case CommandFailed e -> tell(e.exitCode(), e.getMessage());
      case Config.Invalid e -> tell(Exit.WRONG_USAGE, e.text());
      case EmbeddedPostgresException e -> tell(Exit.FAILED, e.getMessage());
      case DatabaseException e when e.unavailable() ->
          tell(Exit.FAILED, "the database can't be reached: " + e.getMessage());
      case DatabaseException e -> tell(Exit.FAILED, "the database refused: " + e.getMessage());
      case SchemaException e -> tell(Exit.FAILED, e.getMessage());
      case FleetException e -> tell(Exit.FAILED, e.getMessage());
      case SealException e -> tell(Exit.FAILED, e.getMessage());
      case DataFolderException e -> tell(Exit.FAILED, e.getMessage());
      case FlywayException e ->
          tell(Exit.FAILED, "the database's schema can't be brought up to date: " + e.getMessage());
      case BackupException e -> tell(Exit.FAILED, reason(e));
      case UncheckedIOException e -> tell(Exit.FAILED, reason(e));
      case IOException e -> tell(Exit.FAILED, reason(e));
      default ->
          tell(
              Exit.FAILED,
              "something went wrong that should not have: %s%nPARTBOOK_DEBUG=1 shows where."
                  .formatted(error));
    };
  }

  private static String reason(BackupException e) {
    return e.getCause() instanceof IOException cause
        ? e.getMessage() + ": " + reason(cause)
        : String.valueOf(e.getMessage());
  }

  /// A FileSystemException's message is often nothing but the file's name.
  static String reason(IOException e) {
    if (e instanceof FileSystemException of && of.getReason() == null) {
      var words = of.getClass().getSimpleName().replace("Exception", "");
      return of.getFile() + ": " + words.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
    return String.valueOf(e.getMessage());
  }

  static String reason(UncheckedIOException e) {
    var message = String.valueOf(e.getMessage());
    var cause = Objects.requireNonNull(e.getCause());
    return message.equals(cause.toString()) ? reason(cause) : message + ": " + reason(cause);
  }

  private int tell(int exitCode, @Nullable String message) {
    say(String.valueOf(message));
    return exitCode;
  }

  private void say(String message) {
    message.lines().forEach(line -> err.println("partbook: " + line));
  }
}
