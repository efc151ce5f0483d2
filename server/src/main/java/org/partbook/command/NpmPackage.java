package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.partbook.http.Json;
import org.partbook.http.Json.MalformedJson;

/// A package as the npm client brings it: from the registry that the client is set up for, checked
/// against the registry's hash, and without running anything that is in it.
///
/// @param folder where its files are
record NpmPackage(Path folder, String version) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_LINES = 4;

  /// Fetches a package into a folder.
  ///
  /// @param into an empty folder, for this only
  /// @throws CommandFailed if there is no npm, or if it fails; the message says what to do
  static NpmPackage fetch(String name, Path into) throws IOException {
    var said = into.resolve("npm.log");
    var process = start(name, into, said);
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw CommandFailed.because(
            "npm hasn't fetched " + name + " in " + PATIENCE.toMinutes() + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.because("npm was interrupted");
    } finally {
      end(process);
    }
    if (process.exitValue() != 0) {
      throw CommandFailed.because("npm can't fetch " + name + ":\n" + words(said));
    }
    var folder = into.resolve("node_modules").resolve(name);
    return new NpmPackage(folder, version(folder, name));
  }

  private static Process start(String name, Path into, Path said) throws IOException {
    var command =
        List.of(
            "npm",
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
    var builder = new ProcessBuilder(command).directory(into.toFile()).redirectErrorStream(true);
    try {
      return builder.redirectOutput(said.toFile()).start();
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

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
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

  private static String version(Path folder, String name) throws IOException {
    var file = folder.resolve("package.json");
    if (!Files.isRegularFile(file)) {
      throw CommandFailed.because("npm says that it has fetched " + name + ", and hasn't");
    }
    try {
      return Json.read(Files.readAllBytes(file)).path("version").asString("?");
    } catch (MalformedJson e) {
      throw CommandFailed.because(
          "npm has fetched something else than " + name + ": " + e.getMessage());
    }
  }
}
