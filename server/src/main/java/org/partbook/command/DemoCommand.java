package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.partbook.App;
import org.partbook.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Run a server with a sample catalogue and two vendors, sell a first copy, and show how to go"
          + " on. A later start finds everything again.",
      "While the demo runs, DIR/demo.env holds PARTBOOK_URL, PARTBOOK_TOKEN (the first vendor, live),"
          + " PARTBOOK_TOKEN_2 (the second vendor, live) and PARTBOOK_SANDBOX_TOKEN (the first"
          + " vendor, sandbox), for scripts. Ctrl-C or SIGTERM ends the demo."
    },
    footer = "%nExample: partbook demo, and in another terminal: . demo-data/demo.env")
final class DemoCommand implements Callable<Integer> {
  /// Not that of PARTBOOK_DATA: samples and made-up shops have no place in a real installation.
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds everything. Default: demo-data.")
  Optional<Path> data = Optional.empty();

  @Mixin final Help help = new Help();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on, 0 for a free one. Default: 8080, or a free one.")
  Optional<Integer> port = Optional.empty();

  @Option(
      names = "--once",
      description =
          "End when the first copy is sold, to see whether everything works here. Takes no settings"
              + " and leaves nothing behind, unless --data says where.")
  boolean once;

  private final Console console;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    var catalog = samples();
    if (once && data.isEmpty()) {
      runInScratch(catalog);
    } else {
      var folder = data.orElse(Path.of("demo-data"));
      var config = config(folder, System.getenv());
      Running.run(console, running -> run(folder, config, catalog, running));
    }
    return Exit.DONE;
  }

  /// Without anybody's settings: an own database isn't for trying things out. The folder goes when
  /// the server has stopped, also after a signal.
  private void runInScratch(Path catalog) throws Config.Invalid, IOException {
    var folder = Files.createTempDirectory("partbook-demo");
    var config = config(folder, Map.of());
    Running.run(
        console,
        running -> {
          try {
            run(folder, config, catalog, running);
          } finally {
            ScratchFolder.delete(folder);
          }
        });
  }

  private static Path samples() {
    var catalog = Path.of(System.getProperty("partbook.home", ""), "samples", "catalog.jsonl");
    if (!Files.isReadable(catalog)) {
      throw CommandFailed.because("the sample catalogue is missing: there is no " + catalog);
    }
    return catalog;
  }

  private Config config(Path data, Map<String, String> settings) throws Config.Invalid {
    var environment = new TreeMap<>(settings);
    environment.putAll(Map.of("PARTBOOK_DATA", data.toString()));
    port.ifPresent(value -> environment.put("PARTBOOK_PORT", value.toString()));
    var config = Config.read(environment);
    if (port.isPresent() || ListeningOptions.isFree(config)) {
      return config;
    }
    console.err().println("port " + config.port() + " is taken: using a free one");
    return config.withPort(0);
  }

  private void run(Path data, Config config, Path catalog, Running running) throws IOException {
    try (var folder = DemoFolder.take(data)) {
      console.err().println("starting; the first time takes some seconds");
      try (var app = start(config)) {
        if (!running.isStopping()) {
          open(app, folder, catalog);
        }
        if (!once) {
          running.untilStopped();
        }
        console.err().println("stopping");
      }
    }
  }

  /// Another demo may have been started in the same moment: it was free when we looked, and the
  /// database takes seconds.
  private App start(Config config) {
    try {
      return ListeningOptions.start(config);
    } catch (CommandFailed e) {
      if (port.isPresent() || config.port() == 0 || ListeningOptions.isFree(config)) {
        throw e;
      }
      console.err().println("port " + config.port() + " was taken meanwhile: using a free one");
      return ListeningOptions.start(config.withPort(0));
    }
  }

  private void open(App app, DemoFolder folder, Path catalog) throws IOException {
    var shops = new DemoShops(app.installation(), console);
    shops.refuseOthers();
    if (folder.memory().isEmpty() || shops.catalogIsEmpty()) {
      shops.importSamples(catalog);
    }
    try (var purchase = new DemoPurchase(app.uri())) {
      var memory = shops.tokens(folder, purchase);
      folder.publish(app.uri(), memory);
      var score = DemoScore.choose(catalog);
      var bought = !purchase.exists(memory.live(), memory.order());
      if (bought) {
        purchase.register(memory.live(), memory.order(), score);
      }
      var line = purchase.settled(memory.live(), memory.order());
      if (once) {
        purchase.open(line.path("download_url").asString());
        purchase.open(line.path("view_url").asString());
        console.err().println("a first copy is sold, and opens");
      } else {
        new DemoGreeting(app.uri(), folder.environment(), score, memory.order(), line, bought)
            .print(console);
      }
    }
  }
}
