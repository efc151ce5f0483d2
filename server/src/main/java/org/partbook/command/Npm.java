package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The npm client, at work on one package: from the registry that it is set up for, checked against
/// the registry's hash, and without running anything that is in it.
///
/// It would go on by itself when the command has ended. So whoever ends the command [ends][#end]
/// it.
final class Npm {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final int MOST_LINES = 4;

  private final String program;
  private final Duration patience;
  private Optional<Process> started = Optional.empty();
  private boolean ended;

  Npm() {
    this("npm", PATIENCE);
  }

  /// @param patience how long it may take
  Npm(String program, Duration patience) {
    this.program = program;
    this.patience = patience;
  }

  /// Fetches the package into a folder, once.
  ///
  /// @param into an empty folder, for this only
  /// @throws CommandFailed if there is no npm, or if it fails; the message says what to do
  NpmPackage fetch(String name, Path into) throws IOException {
    var said = into.resolve("npm.log");
    var process = start(name, into, said);
    boolean inTime = waitFor(process);
    if (isEnded()) {
      throw CommandFailed.because("npm was ended");
    }
    if (!inTime) {
      end();
      throw CommandFailed.because(
          """
          npm hasn't fetched %s in %d seconds, and was ended: %s
          Try again, or download a database yourself and give its FILE: \
          docs/publishers-guide.md says where from.\
          """
              .formatted(name, patience.toSeconds(), words(said)));
    }
    if (process.exitValue() != 0) {
      throw CommandFailed.because("npm can't fetch " + name + ":\n" + words(said));
    }
    return NpmPackage.in(into, name);
  }

  private synchronized Process start(String name, Path into, Path said) throws IOException {
    if (ended) {
      throw CommandFailed.because("npm was ended");
    }
    var command =
        List.of(
            program,
            "install",
            name,
            "--prefix",
            into.toString(),
            "--ignore-scripts",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=error");
    var builder =
        new ProcessBuilder(command)
            .directory(into.toFile())
            // Should it ask something, nobody is there to answer.
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    try {
      var process = builder.start();
      started = Optional.of(process);
      return process;
    } catch (IOException e) {
      throw CommandFailed.because(
          """
          npm, which fetches the database, can't be started here (%s)
          Install Node.js with npm, or download a database yourself and give its FILE: \
          docs/publishers-guide.md says where from.\
          """
              .formatted(e.getMessage()));
    }
  }

  /// @return whether it has come to an end in time
  private boolean waitFor(Process process) {
    try {
      return process.waitFor(patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      end();
      return false;
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  /// Ends it, with everything that it has started, if it runs. From now on it can't be started.
  synchronized void end() {
    ended = true;
    started.ifPresent(Npm::end);
  }

  private static void end(Process process) {
    var helpers = process.descendants().toList();
    process.destroyForcibly();
    helpers.forEach(ProcessHandle::destroyForcibly);
    try {
      // So that it writes no more files.
      process.waitFor(A_MOMENT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The first lines that it has said: the others tell where its own log is.
  private static String words(Path said) throws IOException {
    var words =
        new String(Files.readAllBytes(said), UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .limit(MOST_LINES)
            .toList();
    return words.isEmpty() ? "it doesn't say why" : String.join("\n", words);
  }
}
