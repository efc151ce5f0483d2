package org.partbook.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.partbook.access.Environment;
import org.partbook.fulfilment.Fulfilment;
import org.partbook.purchase.WaitingRoom;
import org.partbook.scores.Preparation;
import org.partbook.webhook.WebhookSender;

/// How full the server's rooms are. All of it is read when somebody asks for it; what isn't known
/// is `NaN`.
final class RoomMeters {
  private static final double MILLIS = 1000;

  private final MeterRegistry registry;
  private final Watched watched;
  private final Survey.Latest survey;

  private RoomMeters(MeterRegistry registry, Watched watched, Survey.Latest survey) {
    this.registry = registry;
    this.watched = watched;
    this.survey = survey;
  }

  static void bind(MeterRegistry registry, Watched watched, Survey.Latest survey) {
    var meters = new RoomMeters(registry, watched, survey);
    meters.door();
    meters.database();
    meters.sales();
    meters.preparation(watched.preparation());
    for (var environment : Environment.values()) {
      meters.queues(environment);
    }
    meters.webhooks();
    meters.log();
    meters.backups();
    meters.machine();
  }

  private void door() {
    gauge(
        "partbook.http.connections",
        "Connections that are open",
        () -> watched.http().crowd().connections());
    gauge(
        "partbook.http.connections.limit",
        "How many there may be",
        () -> watched.http().crowd().most());
    gauge(
        "partbook.http.requests.active",
        "Requests that are being answered",
        () -> watched.http().crowd().requests());
    gauge(
        "partbook.certificate.left.seconds",
        "For how long the certificate still holds, if there is one",
        () -> watched.http().certificateEnd().map(this::left).orElse(Double.NaN));
    counter(
        "partbook.request.log.dropped",
        "Requests that were left out of the log of vendors' requests",
        one -> one.requestLog().dropped());
  }

  private void database() {
    gauge(
        "partbook.database.up",
        "Whether the database answers",
        () -> watched.db().use().away() ? 0 : 1);
    gauge(
        "partbook.database.connections.used",
        "Connections that are in use",
        () -> watched.db().use().inUse());
    gauge(
        "partbook.database.connections.limit",
        "How many there may be; 0 while it is away",
        () -> watched.db().use().most());
    gauge(
        "partbook.database.waiting",
        "Threads that wait for a connection",
        () -> watched.db().use().waiting());
  }

  private void sales() {
    gauge(
        "partbook.registrations.waiting",
        "Registrations that wait for the disk",
        () -> watched.purchases().waiting());
    gauge(
        "partbook.orders.held",
        "Requests that wait for an order to be settled",
        () -> watched.waitingRoom().waiting());
    gauge("partbook.orders.held.limit", "How many may wait", () -> WaitingRoom.MOST);
    gauge(
        "partbook.fulfilment.running",
        "Lines that this server works on",
        () -> watched.fulfilment().running());
    gauge(
        "partbook.fulfilment.limit", "How many it works on at once", () -> Fulfilment.MOST_AT_ONCE);
    failed("live", one -> one.fulfilment().failedLive());
    failed("sandbox", one -> one.fulfilment().failedSandbox());
  }

  private void failed(String environment, ToDoubleFunction<Watched> count) {
    FunctionCounter.builder("partbook.sales.failed", watched, count)
        .description("Lines that were registered and could not be fulfilled")
        .tag("environment", environment)
        .register(registry);
  }

  private void preparation(Preparation preparation) {
    for (var workers : preparation.workers()) {
      gauge(
          "partbook.preparation.running",
          "Scores being prepared",
          workers::running,
          "kind",
          workers.name());
      gauge(
          "partbook.preparation.waiting",
          "Scores that wait to be prepared",
          workers::waiting,
          "kind",
          workers.name());
    }
    counter(
        "partbook.preparation.failed",
        "Scores that could not be prepared or drawn",
        one -> one.preparation().failed());
  }

  private void queues(Environment environment) {
    var label = environment.wire();
    surveyed(
        "partbook.fulfilment.waiting",
        "Lines that are being processed, by all servers, up to " + SurveyStore.MOST,
        label,
        found -> (double) found.lines(environment).waiting());
    surveyed(
        "partbook.fulfilment.oldest.seconds",
        "How long the oldest of them has been waiting",
        label,
        found -> seconds(found.lines(environment).age(watched.clock().instant())));
    surveyed(
        "partbook.webhooks.waiting",
        "Messages to webhooks that have not arrived",
        label,
        found -> (double) found.webhooks(environment).waiting());
    surveyed(
        "partbook.webhooks.oldest.seconds",
        "How long the oldest of them has been waiting",
        label,
        found -> seconds(found.webhooks(environment).age(watched.clock().instant())));
    surveyed(
        "partbook.webhooks.disabled",
        "Webhooks that were disabled in the last day, as nothing arrived there",
        label,
        found -> (double) found.webhooks(environment).disabled());
  }

  private void webhooks() {
    gauge(
        "partbook.webhooks.running",
        "Requests to webhooks that are under way",
        () -> watched.webhooks().running());
    gauge(
        "partbook.webhooks.limit",
        "How many there may be at once",
        () -> WebhookSender.MOST_AT_ONCE);
    counter(
        "partbook.webhooks.arrived", "Messages that have arrived", one -> one.webhooks().arrived());
    counter(
        "partbook.webhooks.failed",
        "Attempts to send a message that have failed",
        one -> one.webhooks().failed());
  }

  private void log() {
    Gauge.builder(
            "partbook.log.unlogged", () -> number(found -> (double) found.unlogged().waiting()))
        .description("Entries of the journal that aren't in its log yet")
        .register(registry);
    Gauge.builder(
            "partbook.log.oldest.seconds",
            () -> number(found -> seconds(found.unlogged().age(watched.clock().instant()))))
        .description("How long the oldest of them has been waiting")
        .register(registry);
    gauge(
        "partbook.log.stopped",
        "Whether nothing is signed any more",
        () -> watched.sequencer().hasStopped() ? 1 : 0);
  }

  private void backups() {
    Gauge.builder(
            "partbook.backup.age.seconds",
            () -> number(found -> found.backup().map(this::age).orElse(Double.NaN)))
        .description("How old the latest backup is, if there is any")
        .register(registry);
  }

  private double left(Instant until) {
    return seconds(Duration.between(watched.clock().instant(), until));
  }

  private double age(Instant at) {
    return seconds(Duration.between(at, watched.clock().instant()));
  }

  private void machine() {
    for (var name : watched.health().names()) {
      gauge(
          "partbook.component.healthy",
          "Whether a component works, as at /health",
          () -> watched.health().isHealthy(name) ? 1 : 0,
          "component",
          name);
    }
    watched
        .folders()
        .forEach((name, folder) -> {
          gauge(
              "partbook.disk.free.bytes",
              "What is free on the disk of a folder",
              () -> free(folder),
              "folder",
              name);
          gauge(
              "partbook.disk.size.bytes",
              "How large the disk of a folder is",
              () -> size(folder),
              "folder",
              name);
        });
  }

  private static double free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException _) {
      return Double.NaN;
    }
  }

  private static double size(Path folder) {
    try {
      return Files.getFileStore(folder).getTotalSpace();
    } catch (IOException _) {
      return Double.NaN;
    }
  }

  private void gauge(String name, String description, Supplier<Number> value, String... tags) {
    Gauge.builder(name, value).description(description).tags(tags).register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<Watched> count) {
    FunctionCounter.builder(name, watched, count).description(description).register(registry);
  }

  private void surveyed(
      String name, String description, String environment, Function<Survey, Double> value) {
    gauge(name, description, () -> number(value), "environment", environment);
  }

  private double number(Function<Survey, Double> value) {
    return survey.get().map(value).orElse(Double.NaN);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
