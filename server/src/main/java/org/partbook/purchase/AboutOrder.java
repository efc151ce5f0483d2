package org.partbook.purchase;

import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.partbook.logging.About;

/// Which order and line of a vendor a request is about, for the log and for traces.
///
/// @param line of an order; nothing where it is about all of them
record AboutOrder(OptionalLong order, OptionalLong line) implements About {
  static AboutOrder of(LineKey key) {
    return new AboutOrder(
        OptionalLong.of(key.order().value()), OptionalLong.of(key.line().value()));
  }

  static AboutOrder of(long order) {
    return new AboutOrder(OptionalLong.of(order), OptionalLong.empty());
  }

  @Override
  public void tell(BiConsumer<String, Object> fields) {
    order.ifPresent(number -> fields.accept("order_id", number));
    line.ifPresent(number -> fields.accept("order_line_id", number));
  }
}
