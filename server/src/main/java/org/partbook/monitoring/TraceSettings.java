package org.partbook.monitoring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where traces are sent, as OpenTelemetry's own variables say it. They may hold what is secret, so
/// they are never shown.
public final class TraceSettings {
  public static final String PREFIX = "OTEL_";

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String HTTP = "http/protobuf";

  private final Map<String, String> properties;

  private TraceSettings(Map<String, String> properties) {
    this.properties = Map.copyOf(properties);
  }

  /// Those among variables; nothing if there is no address, or traces are switched off.
  ///
  /// @throws IllegalArgumentException if something in them can't be done, with the variable's name
  public static Optional<TraceSettings> of(Map<String, String> variables) {
    var wanted = variables.containsKey(ENDPOINT) || variables.containsKey(TRACES_ENDPOINT);
    var exporter = variables.getOrDefault("OTEL_TRACES_EXPORTER", "otlp");
    if (!wanted
        || exporter.equals("none")
        || variables.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true")) {
      return Optional.empty();
    }
    requireOneOf("OTEL_TRACES_EXPORTER", exporter, "otlp");
    requireProtocol(variables, "OTEL_EXPORTER_OTLP_PROTOCOL");
    requireProtocol(variables, "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL");
    requireUrl(variables, ENDPOINT);
    requireUrl(variables, TRACES_ENDPOINT);
    var properties = new TreeMap<String, String>();
    variables.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return Optional.of(new TraceSettings(properties));
  }

  private static void requireProtocol(Map<String, String> variables, String name) {
    requireOneOf(name, variables.getOrDefault(name, HTTP), HTTP);
  }

  private static void requireOneOf(String name, String value, String only) {
    if (!value.equals(only)) {
      throw new IllegalArgumentException(
          "%s can't be used: Partbook knows %s, and none".formatted(name, only));
    }
  }

  private static void requireUrl(Map<String, String> variables, String name) {
    if (variables.containsKey(name) && !isUrl(variables.getOrDefault(name, ""))) {
      throw new IllegalArgumentException(
          name + " can't be used: it must look like http://collector.example.org:4318");
    }
  }

  private static boolean isUrl(String text) {
    try {
      var uri = new URI(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// As OpenTelemetry calls them within a program.
  Map<String, String> properties() {
    return properties;
  }

  /// Says nothing of them.
  @Override
  public String toString() {
    return "traces";
  }
}
