package org.partbook.monitoring;

import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.partbook.logging.About;

/// By which request orders were registered lately, at this server, so that what follows can name
/// it.
final class OrderSpans {
  private static final int MOST = 10_000;

  private final Map<String, SpanContext> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SpanContext> eldest) {
          return size() > MOST;
        }
      };

  synchronized void remember(About about, SpanContext span) {
    order(about).ifPresent(order -> latest.put(order, span));
  }

  synchronized Optional<SpanContext> of(About about) {
    return order(about).flatMap(order -> Optional.ofNullable(latest.get(order)));
  }

  private static Optional<String> order(About about) {
    var fields = new HashMap<String, Object>();
    about.tell(fields::put);
    return fields.containsKey("order_id") && fields.containsKey("vendor_id")
        ? Optional.of(
            "%s %s %s"
                .formatted(
                    fields.get("vendor_id"), fields.get("environment"), fields.get("order_id")))
        : Optional.empty();
  }
}
