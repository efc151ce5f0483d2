package org.partbook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.SettingsFile;
import org.partbook.backup.Move;
import org.partbook.db.Access;
import org.partbook.db.DatabaseUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "move",
    description = {
      "Bring everything from the embedded database into one of your own, which has to be empty, and"
          + " set that in partbook.env. The server has to be stopped; files stay where they are.",
      "The embedded database stays in the folder postgres, until you delete it."
    },
    footer = {
      "%nExample: partbook move --to /root/new-database.url",
      "The file has the address in a line, postgresql://user:password@host:port/database. An address"
          + " in the command itself can be read by everybody on the machine."
    })
final class MoveCommand implements Callable<Integer> {
  private static final int LONGEST = 4096;

  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output;

  @Option(
      names = "--to",
      paramLabel = "URL|FILE",
      required = true,
      description = "The database, or a file whose first line says it.")
  String to = "";

  @Option(
      names = "--to-owner",
      paramLabel = "URL|FILE",
      description =
          "The same as who owns the tables, if that is to be another role than the one that works"
              + " with them.")
  Optional<String> owner = Optional.empty();

  private final Console console;

  MoveCommand(Console console) {
    this.console = console;
    this.output = new Output(console);
  }

  @Override
  public Integer call() throws IOException, Config.Invalid {
    var config = options.config();
    if (config.database().isPresent()) {
      throw CommandFailed.because(
          "this installation has a database of its own already: PARTBOOK_DATABASE_URL is set");
    }
    var settings = new LinkedHashMap<String, String>();
    settings.put("PARTBOOK_DATABASE_URL", address("--to", to));
    if (owner.isPresent()) {
      settings.put("PARTBOOK_DATABASE_OWNER_URL", address("--to-owner", owner.get()));
    }
    tell(config, move(config, access(settings), settings));
    return Exit.DONE;
  }

  /// The settings name the new database before anybody can write into the former one again: a
  /// server that is started at once, or a command that has waited, would sell into what is left
  /// behind.
  private int move(Config config, Access target, Map<String, String> settings) {
    try (var line = new BackupLine(console, "moving");
        var installation = Installation.toBeMoved(config)) {
      return new Move(installation.db(), line).to(target, () -> set(config, settings));
    } catch (IOException e) {
      throw CommandFailed.because(
          "the data can't be moved: %s. The embedded database is as it was, the other one empty"
              .formatted(Failures.reason(e)));
    }
  }

  private static Access access(Map<String, String> settings) {
    var role = parsed("--to", settings.getOrDefault("PARTBOOK_DATABASE_URL", ""));
    var other = Optional.ofNullable(settings.get("PARTBOOK_DATABASE_OWNER_URL"));
    return new Access(role, other.map(url -> parsed("--to-owner", url)).orElse(role), false);
  }

  private static DatabaseUrl parsed(String option, String url) {
    try {
      return DatabaseUrl.parse(url);
    } catch (IllegalArgumentException e) {
      // The message doesn't repeat it.
      throw CommandFailed.wrongUsage(option + " can't be used: " + e.getMessage());
    }
  }

  private static String address(String option, String given) {
    if (given.contains("://")) {
      return given.strip();
    }
    try (var in = Files.newInputStream(Path.of(given))) {
      var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    } catch (IOException | InvalidPathException e) {
      throw CommandFailed.wrongUsage(
          option + " is an address that begins with postgresql://, or a file that has one");
    }
  }

  private static void set(Config config, Map<String, String> settings) {
    try {
      new SettingsFile(config.settingsFile()).add(settings);
    } catch (IOException e) {
      throw CommandFailed.because(
          "everything is moved, but the setting can't be written: %s. Set %s before the next start"
              .formatted(Failures.reason(e), String.join(" and ", settings.keySet())));
    }
  }

  private void tell(Config config, int tables) {
    if (output.json) {
      output.object(
          JsonFields.of()
              .add("tables", tables)
              .add("settings", config.settingsFile().toString())
              .map());
      return;
    }
    console
        .out()
        .printf(
            "Moved %d tables. %s names the database from now on.%n", tables, config.settingsFile());
    console
        .out()
        .println(
            "The embedded one is as it was: once all is well, delete "
                + config.data().resolve("postgres"));
  }
}
