package org.partbook.command;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.App;
import org.partbook.Config;
import picocli.CommandLine.Option;

/// Where a server listens.
final class ListeningOptions {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on. Default: the setting PARTBOOK_HOST, or else 127.0.0.1, which"
              + " only this machine reaches; 0.0.0.0 is every address.")
  Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port to listen on, 0 for a free one. Default: the setting PARTBOOK_PORT, or else"
              + " 8080.")
  Optional<Integer> port = Optional.empty();

  Map<String, String> overrides() {
    var overrides = new TreeMap<String, String>();
    host.ifPresent(value -> overrides.put("PARTBOOK_HOST", value));
    port.ifPresent(value -> overrides.put("PARTBOOK_PORT", value.toString()));
    return overrides;
  }

  /// Starts the server. Whether the port is free is tried before anything else: the database takes
  /// seconds.
  static App start(Config config) {
    tryPort(config);
    try {
      return App.start(config, Clock.systemUTC());
    } catch (IllegalStateException e) {
      // Somebody was faster.
      tryPort(config);
      throw e;
    }
  }

  static boolean isFree(Config config) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(config.host(), config.port()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void tryPort(Config config) {
    tryPort(
        config.host(),
        config.port(),
        "choose another port: --port %d, or --port 0 for any free one"
            .formatted(config.port() == HIGHEST_PORT ? 8080 : config.port() + 1));
    config
        .monitoring()
        .inside()
        .ifPresent(
            door -> tryPort(door.host(), door.port(), "set PARTBOOK_METRICS_PORT to another one"));
  }

  private static void tryPort(String host, int port, String otherwise) {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw CommandFailed.because("there is no address " + host + " to listen on");
    }
    try (var socket = new ServerSocket()) {
      socket.bind(address);
    } catch (BindException e) {
      throw CommandFailed.because(reason(host, port, otherwise, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw CommandFailed.because("%s can't be listened on: %s".formatted(address, e.getMessage()));
    }
  }

  private static String reason(String host, int port, String otherwise, String message) {
    if (message.contains("in use")) {
      return "port %d of %s is taken by another program. Stop that, or %s"
          .formatted(port, host, otherwise);
    }
    return "port %d of %s can't be listened on: %s".formatted(port, host, message);
  }
}
