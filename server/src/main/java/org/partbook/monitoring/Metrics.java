package org.partbook.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.jetty.DoorLimits;
import org.partbook.http.jetty.HttpServer;
import org.partbook.http.jetty.Listening;
import org.partbook.monitoring.MonitoringSettings.Inside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The numbers, and the door at which Prometheus gets them: at an address and a port of its own, so
/// that nobody who reaches the public door reaches this one.
final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final String PATH = "/metrics";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MOST_CONNECTIONS = 64;

  private final Inside inside;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestMeters requests = new RequestMeters(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private @Nullable HttpServer door;

  Metrics(Inside inside) {
    this.inside = inside;
  }

  Routes.Witness requests() {
    return requests;
  }

  /// Opens the door.
  void start(Watched watched, Survey.Latest survey) {
    RoomMeters.bind(registry, watched, survey);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("partbook.build", () -> 1)
        .description("Which version runs, on which Java")
        .tag("version", version())
        .tag("java", Runtime.version().toString())
        .register(registry);
    var limits = DoorLimits.standard().withConnections(MOST_CONNECTIONS, MOST_CONNECTIONS);
    var opened =
        HttpServer.start(
            Listening.on(inside.host(), inside.port()).with(limits),
            routes -> routes.read(PATH, this::send));
    door = opened;
    LOG.info("metrics are served at {}", opened.localUri().resolve(PATH));
  }

  /// What the program's file says of itself; not there where it is no file.
  private static String version() {
    return Optional.ofNullable(Metrics.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }

  /// Where the numbers are, once the door is open.
  Optional<URI> uri() {
    return Optional.ofNullable(door).map(opened -> opened.localUri().resolve(PATH));
  }

  private void send(Request request, Response response) {
    response.header("Content-Type", TEXT);
    response.header("Cache-Control", "no-store");
    response.send(registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    if (door != null) {
      door.close();
    }
    collections.close();
    registry.close();
  }
}
