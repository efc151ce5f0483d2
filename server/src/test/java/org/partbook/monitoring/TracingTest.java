package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.Api.await;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Config;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.json.Json;
import org.partbook.ledger.Actor;
import org.partbook.logging.About;
import org.partbook.monitoring.TraceReceiver.Span;
import org.partbook.webhook.Reach;
import org.partbook.webhook.Receiver;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Webhooks;

/// What a collector of traces gets to see.
class TracingTest {
  private static final String BUYER = "Zoë Buyer";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private static TraceReceiver receiver;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    receiver = new TraceReceiver();
    server =
        TestServer.start(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url(),
                "OTEL_EXPORTER_OTLP_HEADERS", "x-key=a-secret",
                "OTEL_BSP_SCHEDULE_DELAY", "50",
                // As clusters set them for everybody.
                "OTEL_PROPAGATORS", "tracecontext,baggage,b3",
                "PARTBOOK_WEBHOOK_INNER", "allow"));
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  private static Span only(String name, String attribute, String value) {
    await(() -> find(name, attribute, value).count() == 1);
    return find(name, attribute, value).findFirst().orElseThrow();
  }

  private static Stream<Span> find(String name, String attribute, String value) {
    return receiver.named(name).stream().filter(span -> span.attribute(attribute).equals(value));
  }

  private static void register(Api shop, long asset, long order) throws Exception {
    var purchase = Purchase.of(asset, order, 7).with("customer", BUYER);
    var request =
        shop.request("/purchase/register")
            .header("traceparent", "00-%s-%s-01".formatted(TRACE, PARENT))
            .POST(BodyPublishers.ofString(Json.write(purchase.json())));
    assertThat(shop.send(request).status()).isEqualTo(201);
  }

  @Test
  void a_sale_is_a_span_in_the_callers_trace_with_the_ids_of_vendor_order_and_line()
      throws Exception {
    register(server.live(), PIANO, 9501);

    var span = only("POST /purchase/register", "order_id", "9501");

    assertThat(span.trace()).isEqualTo(TRACE);
    assertThat(span.parent()).isEqualTo(PARENT);
    assertThat(span.service()).isEqualTo("partbook");
    assertThat(span.attribute("vendor_id")).isEqualTo(Long.toString(server.shop().id().value()));
    assertThat(span.attribute("environment")).isEqualTo("live");
    assertThat(span.attribute("order_line_id")).isEqualTo("7");
    assertThat(span.attribute("request_id")).hasSize(16);
    assertThat(span.attributes())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/purchase/register")
        .containsEntry("http.response.status_code", "201");
    assertThat(receiver.requests().getFirst())
        .isEqualTo("/v1/traces application/x-protobuf a-secret");
  }

  @Test
  void what_a_sale_sets_off_names_the_request_that_it_comes_from() throws Exception {
    try (var hooks = Receiver.answering(Receiver.status(204))) {
      var webhooks =
          new Webhooks(
              server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
      webhooks.add(
          server.shop(),
          new EventLog(server.shop().id(), Environment.SANDBOX),
          hooks.url(),
          EventTypes.ALL,
          Scheme.HMAC);
      var told = told(9510);
      // A request is remembered behind its answer, and what it sets off may be told before.
      for (long order = 9511; told.links().isEmpty() && order < 9520; order++) {
        told = told(order);
      }

      var sale = only("POST /purchase/register", "order_id", told.attribute("order_id"));
      assertThat(told.links()).containsExactly(sale.id());
      assertThat(told.attribute("outcome")).isEqualTo("arrived");
      assertThat(told.attribute("event_type")).startsWith("line.");
    }
  }

  /// The first message of a sale.
  private static Span told(long order) throws Exception {
    var number = Long.toString(order);
    register(server.sandbox(), WITHOUT_FILE, order);
    var sale = only("POST /purchase/register", "order_id", number);
    await(() -> fulfilled(sale) && find("webhook", "order_id", number).findAny().isPresent());
    return find("webhook", "order_id", number).findFirst().orElseThrow();
  }

  private static boolean fulfilled(Span sale) {
    return receiver.named("fulfilment").stream()
        .anyMatch(span ->
            span.links().contains(sale.id())
                && span.attribute("outcome").equals("failed")
                && !span.attribute("line_id").isEmpty());
  }

  @Test
  void a_download_has_the_ids_of_its_sale_and_nothing_has_a_name_a_token_or_a_link()
      throws Exception {
    var shop = server.live();
    register(shop, PIANO, 9503);
    shop.settled(9503);
    var link = shop.downloadUrl(9503, 7).json().path("url").asString();
    assertThat(Api.open(link).statusCode()).isEqualTo(200);

    var span = only("GET /download/{token}", "order_id", "9503");

    assertThat(span.attribute("order_line_id")).isEqualTo("7");
    assertThat(span.attribute("vendor_id")).isNotEmpty();
    assertThat(span.attribute("line_id")).isNotEmpty();
    var all = receiver.spans().stream().map(Span::toString).collect(Collectors.joining("\n"));
    assertThat(all)
        .doesNotContain(
            "Zoë", "Buyer", link.substring(link.lastIndexOf('/') + 1), "pb_live_", "a-secret");
  }

  @Test
  void a_refusal_has_its_name_and_what_is_no_traceparent_begins_a_trace_of_its_own() {
    var shop = server.live();
    var request =
        shop.request("/purchase/info?order_id=9599").header("traceparent", "x".repeat(3000)).GET();
    assertThat(shop.send(request).status()).isEqualTo(404);

    var span = only("GET /purchase/info", "order_id", "9599");

    assertThat(span.parent()).isEmpty();
    assertThat(span.attributes()).containsEntry("error.type", "ORDER_NOT_FOUND");
  }

  @Test
  void what_the_collector_does_not_take_waits_within_bounds_and_the_rest_is_lost()
      throws IOException {
    try (var slow = new TraceReceiver()) {
      slow.hold();
      var settings =
          TraceSettings.of(
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT", slow.url(),
                  "OTEL_BSP_MAX_QUEUE_SIZE", "20",
                  "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10",
                  "OTEL_BSP_SCHEDULE_DELAY", "10"));
      try (var tracing = new Tracing(settings.orElseThrow())) {
        for (int i = 0; i < 5000; i++) {
          tracing.begin("work", _ -> {}).close();
        }
        slow.goOn();
      }

      await(() -> !slow.spans().isEmpty());
      assertThat(slow.spans()).hasSizeLessThan(100);
    }
  }

  @Test
  void the_requests_of_the_latest_ten_thousand_orders_are_remembered() {
    var orders = new OrderSpans();
    for (long order = 0; order <= 10_000; order++) {
      orders.remember(about(order), SpanContext.getInvalid());
    }

    assertThat(orders.of(about(0))).isEmpty();
    assertThat(orders.of(about(1))).isPresent();
    assertThat(orders.of(about(10_000))).isPresent();
  }

  private static About about(long order) {
    return fields -> {
      fields.accept("vendor_id", 1L);
      fields.accept("environment", "live");
      fields.accept("order_id", order);
    };
  }

  @Test
  void what_can_not_be_done_is_refused_at_the_start_with_the_variables_name() {
    refused(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"))
        .hasMessageContaining("OTEL_EXPORTER_OTLP_PROTOCOL can't be used: Partbook knows http/");
    refused(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector.example:4318"))
        .hasMessageContaining("OTEL_EXPORTER_OTLP_ENDPOINT can't be used: it must look like");
    refused(Map.of("OTEL_TRACES_EXPORTER", "zipkin"))
        .hasMessageContaining("OTEL_TRACES_EXPORTER can't be used");
    assertThat(TraceSettings.of(Map.of("OTEL_SERVICE_NAME", "x"))).isEmpty();
    assertThat(
            TraceSettings.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318",
                    "OTEL_SDK_DISABLED", "true")))
        .isEmpty();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Map<String, String> variables) {
    var all = new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
    all.put("PARTBOOK_DATA", server.data().toString());
    all.putAll(variables);
    return assertThatThrownBy(() -> Config.read(all)).isInstanceOf(Config.Invalid.class);
  }
}
