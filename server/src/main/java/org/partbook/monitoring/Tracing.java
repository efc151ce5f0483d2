package org.partbook.monitoring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.partbook.http.Routes;
import org.partbook.logging.About;
import org.partbook.logging.Works;

/// Traces, by OpenTelemetry: a span for each request that has a route, and for work that requests
/// have set off. They have ids, and nothing that [About] doesn't tell. None of this is loaded
/// unless traces are wanted.
///
/// Nobody waits for whoever takes them: spans wait in a queue of bounded length, and are lost when
/// it is full.
final class Tracing implements Works, AutoCloseable {
  private static final long LONGEST_END_SECONDS = 3;

  /// What no variable can change: traces are all that is sent, and this is how.
  private static final Map<String, String> FIXED =
      Map.of(
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          // What callers send is read by ourselves, and nothing is handed on.
          "otel.propagators", "none",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.exporter.otlp.traces.protocol", "http/protobuf");

  private static final Map<String, String> USUAL = Map.of("otel.service.name", "partbook");

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final OrderSpans orders = new OrderSpans();
  private final RequestSpans requests;

  Tracing(TraceSettings settings) {
    this.sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> USUAL)
            .addPropertiesSupplier(settings::properties)
            .addPropertiesCustomizer(_ -> FIXED)
            .build()
            .getOpenTelemetrySdk();
    this.tracer = sdk.getTracer("org.partbook");
    this.requests = new RequestSpans(tracer, orders);
  }

  void lookOn(Routes routes) {
    routes.gate(requests).witness(requests);
  }

  /// A span that has set something off.
  private record Caused(SpanContext span) implements Cause {}

  @Override
  public Cause here() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? new Caused(span) : Cause.UNKNOWN;
  }

  @Override
  public Seen begin(String what, Cause cause, About about) {
    var builder =
        tracer
            .spanBuilder(what)
            .setSpanKind(what.equals("webhook") ? SpanKind.CLIENT : SpanKind.INTERNAL);
    if (cause instanceof Caused(var span)) {
      builder.addLink(span);
    } else {
      orders.of(about).ifPresent(builder::addLink);
    }
    return new Begun(builder.startSpan(), about);
  }

  private static final class Begun implements Seen {
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("partbook.outcome");

    private final Span span;
    private final About about;
    private final Scope scope;

    /// The scope is closed with this.
    @SuppressWarnings("MustBeClosedChecker")
    Begun(Span span, About about) {
      this.span = span;
      this.about = about;
      this.scope = span.makeCurrent();
    }

    @Override
    public void outcome(String word, boolean isFault) {
      span.setAttribute(OUTCOME, word);
      if (isFault) {
        span.setStatus(StatusCode.ERROR);
      }
    }

    @Override
    public void close() {
      scope.close();
      about.tell((name, value) -> tell(span, name, value));
      span.end();
    }
  }

  /// Says of a span what is known of what it is about.
  static void tell(Span span, String name, Object value) {
    var key = "partbook." + name;
    switch (value) {
      case Long number -> span.setAttribute(key, number);
      case Integer number -> span.setAttribute(key, number.longValue());
      case Boolean truth -> span.setAttribute(key, truth);
      default -> span.setAttribute(key, value.toString());
    }
  }

  @Override
  public void close() {
    sdk.getSdkTracerProvider().shutdown().join(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    sdk.close();
  }
}
