package org.partbook.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.partbook.Config;
import org.partbook.JsonLogFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description = {
      "Run the server until Ctrl-C or SIGTERM. It then ends what it is doing, stops its database,"
          + " and exits with 0, within half a minute.",
      "The database is PostgreSQL in the data folder, unless PARTBOOK_DATABASE_URL names another."
          + " docs/operations.md explains all settings."
    },
    footer = "%nExample: partbook serve --data /srv/partbook --host 0.0.0.0 --port 8080")
final class ServeCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final ListeningOptions listening = new ListeningOptions();

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    var config = options.config(listening.overrides());
    config.logFormat().use();
    Running.run(console, running -> serve(config, running));
    return Exit.DONE;
  }

  /// The launcher passes signals on. When it is killed itself, nobody is left who could.
  private void endWithLauncher() {
    var launcher = Long.getLong("partbook.launcher");
    if (launcher != null) {
      Thread.ofPlatform().name("launcher-watch").daemon().start(() -> endWith(launcher));
    }
  }

  private void endWith(long launcher) {
    ProcessHandle.of(launcher).ifPresent(process -> process.onExit().join());
    console.err().println("the launcher has ended");
    System.exit(Exit.DONE);
  }

  /// Where programs read the log, it is a line of that; but the log itself has ended by then.
  private void sayStopping(Config config) {
    switch (config.logFormat()) {
      case TEXT -> console.err().println("stopping");
      case JSON -> {
        var line = new LogRecord(Level.INFO, "stopping");
        line.setLoggerName(ServeCommand.class.getName());
        console.rawErr().print(new JsonLogFormatter().format(line));
      }
    }
  }

  private void serve(Config config, Running running) {
    endWithLauncher();
    try (var app = ListeningOptions.start(config)) {
      console
          .out()
          .println("Partbook listens at " + app.uri() + " (data in " + config.data() + ")");
      running.untilStopped();
      sayStopping(config);
    }
  }
}
