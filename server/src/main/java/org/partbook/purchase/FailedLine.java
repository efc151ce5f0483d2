package org.partbook.purchase;

import java.util.function.BiConsumer;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.logging.About;

/// A line that couldn't be fulfilled, as people know it.
///
/// @param number that it has with us
/// @param vendorName as people know it
public record FailedLine(
    long number,
    VendorId vendor,
    String vendorName,
    Environment environment,
    OrderId order,
    OrderLineId line)
    implements About {
  public boolean isLive() {
    return environment == Environment.LIVE;
  }

  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("line_id", number);
    fields.accept("vendor_id", vendor.value());
    fields.accept("environment", environment.wire());
    fields.accept("order_id", order.value());
    fields.accept("order_line_id", line.value());
  }

  @Override
  public String toString() {
    return "%s (%s), order %s, line %s".formatted(vendorName, environment.wire(), order, line);
  }
}
