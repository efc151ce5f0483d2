package org.partbook.monitoring;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.http.Routes;
import org.partbook.logging.Works;

/// Numbers, alerts and traces, as far as they are wanted.
public final class Monitoring implements AutoCloseable {
  private final MonitoringSettings settings;
  private final Optional<Metrics> metrics;
  private final Optional<Tracing> tracing;
  private final FailedRegistrations registrations = new FailedRegistrations();
  private @Nullable Alerts alerts;

  public Monitoring(MonitoringSettings settings) {
    this.settings = settings;
    // Where there are none, Micrometer isn't even loaded.
    this.metrics = settings.inside().map(Metrics::new);
    // And here OpenTelemetry.
    this.tracing = settings.traces().map(Tracing::new);
  }

  /// Has requests looked on at, where anybody wants to know of them.
  public void lookOn(Routes routes) {
    tracing.ifPresent(some -> some.lookOn(routes));
    metrics.ifPresent(some -> routes.witness(some.requests()));
    if (settings.alerts().isPresent()) {
      routes.witness(registrations);
    }
  }

  /// Who looks on at work that nobody waits for.
  public Works works() {
    return tracing.<Works>map(some -> some).orElse(Works.NOBODY);
  }

  /// Opens the door for Prometheus, and begins to look for what somebody has to be told of.
  ///
  /// @throws IllegalStateException if nobody can listen there
  public void start(Watched watched) {
    var survey = new Survey.Latest(watched.db(), watched.clock(), watched.fulfilmentPeriod());
    metrics.ifPresent(some -> some.start(watched, survey));
    settings.alerts().ifPresent(url -> alerts = alerts(watched, survey, url));
  }

  private Alerts alerts(Watched watched, Survey.Latest survey, AlertUrl url) {
    var conditions = new Conditions(watched, survey, registrations, settings);
    var server = HostName.orElse(watched.http().localUri().getAuthority());
    return Alerts.start(conditions, url, server, watched.clock());
  }

  /// Where the numbers are, if they are served.
  public Optional<URI> uri() {
    return metrics.flatMap(Metrics::uri);
  }

  @Override
  public void close() {
    if (alerts != null) {
      alerts.close();
    }
    metrics.ifPresent(Metrics::close);
    tracing.ifPresent(Tracing::close);
  }
}
