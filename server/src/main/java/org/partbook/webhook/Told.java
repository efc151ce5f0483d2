package org.partbook.webhook;

import java.util.function.BiConsumer;
import org.partbook.event.Event;
import org.partbook.logging.About;
import org.partbook.webhook.DeliveryStore.Claimed;

/// An event on its way to an endpoint.
record Told(Claimed claimed, Event event) implements About {
  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("webhook_id", claimed.endpoint());
    fields.accept("attempt", claimed.attempt());
    fields.accept("vendor_id", claimed.log().vendor().value());
    fields.accept("environment", claimed.log().environment().wire());
    fields.accept("event_id", event.id());
    fields.accept("event_type", event.type());
    event.order().ifPresent(order -> fields.accept("order_id", order));
    event.line().ifPresent(line -> fields.accept("order_line_id", line));
  }
}
