package org.partbook.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.Config;
import org.partbook.Installation;
import picocli.CommandLine.Option;

/// Where the installation is that a command works on.
final class Options {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder that holds everything. Default: the setting PARTBOOK_DATA, or else"
              + " partbook-data.")
  Optional<Path> data = Optional.empty();

  /// The environment, with what the command line overrides.
  Map<String, String> environment() {
    var environment = new TreeMap<>(System.getenv());
    data.ifPresent(folder -> environment.put("PARTBOOK_DATA", folder.toString()));
    return environment;
  }

  /// The settings, with those that the command line overrides.
  Config config(Map<String, String> overrides) throws Config.Invalid {
    var environment = environment();
    environment.putAll(overrides);
    return Config.read(environment);
  }

  Config config() throws Config.Invalid {
    return config(Map.of());
  }

  /// The installation, whether its server runs or not. To be closed.
  Installation open() throws Config.Invalid {
    return Installation.forCommand(config());
  }
}
