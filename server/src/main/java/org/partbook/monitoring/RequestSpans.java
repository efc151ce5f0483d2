package org.partbook.monitoring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import org.partbook.http.ApiException;
import org.partbook.http.HangUp;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Routes.Counted;

/// A span for each request that has a route: from the gate, where that is known, to its answer. It
/// is a part of what the caller says that it belongs to.
final class RequestSpans implements Routes.Gate, Routes.Witness {
  private static final int CREATED = 201;
  private static final int FAULT = 500;

  /// Only these two headers are ever asked for.
  private static final TextMapGetter<Request> HEADERS =
      (request, name) -> request == null ? null : request.header(name).orElse(null);

  private final Tracer tracer;
  private final OrderSpans orders;

  RequestSpans(Tracer tracer, OrderSpans orders) {
    this.tracer = tracer;
    this.orders = orders;
  }

  /// The span of a request that is under way.
  private record Live(Span span, Scope scope) {}

  /// The scope is closed when the request is answered, on the same thread.
  @Override
  @SuppressWarnings("MustBeClosedChecker")
  public void admit(Counted counted, Request request) {
    var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
    var span =
        tracer
            .spanBuilder(request.method() + " " + request.pattern())
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(Instant.now().minusNanos(request.elapsed()))
            .setAttribute("http.request.method", request.method())
            .setAttribute("http.route", request.pattern())
            .startSpan();
    request.note(Live.class, new Live(span, span.makeCurrent()));
  }

  @Override
  public void answered(Request request, Response response) {
    request.noted(Live.class).ifPresent(live -> end(live, request, response));
  }

  private void end(Live live, Request request, Response response) {
    live.scope().close();
    var span = live.span();
    request.tell((name, value) -> {
      if (!name.equals("operation")) {
        Tracing.tell(span, name, value);
      }
    });
    if (request.noted(HangUp.class).isPresent()) {
      span.setAttribute("error.type", "broken_off").setStatus(StatusCode.ERROR);
    } else {
      int status = response.status();
      span.setAttribute("http.response.status_code", status);
      request
          .noted(ApiException.class)
          .ifPresent(error -> span.setAttribute("error.type", error.code().name()));
      if (status >= FAULT) {
        span.setStatus(StatusCode.ERROR);
      }
      if (status == CREATED) {
        orders.remember(request, span.getSpanContext());
      }
    }
    span.end();
  }
}
