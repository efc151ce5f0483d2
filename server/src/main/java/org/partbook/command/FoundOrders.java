package org.partbook.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.VendorId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.purchase.OrderEvent;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;

/// The orders, for the publisher, who sees those of every vendor.
///
/// Order ids are the vendors' own, so one id may stand for several orders.
final class FoundOrders {
  private final Orders orders;
  private final Map<VendorId, String> vendors;

  FoundOrders(Installation installation) {
    this.orders = installation.orders();
    this.vendors =
        installation.vendors().list().stream()
            .collect(Collectors.toUnmodifiableMap(Vendor::id, Vendor::name));
  }

  /// The lines of an order id, at least one.
  List<OrderLine> lines(OrderId order, Optional<String> vendor, Optional<Environment> environment) {
    if (vendor.isPresent() && !vendors.containsValue(vendor.get())) {
      throw Known.noSuchVendor(vendor.get());
    }
    var lines =
        orders.find(order).stream()
            .filter(line -> vendor.map(vendorOf(line)::equals).orElse(true))
            .filter(line -> environment.map(line.key().environment()::equals).orElse(true))
            .toList();
    if (lines.isEmpty()) {
      throw CommandFailed.because(
          "there is no order "
              + order
              + vendor.map(name -> " of " + name).orElse("")
              + environment.map(which -> " in " + which.wire()).orElse(""));
    }
    return lines;
  }

  /// The line whose copies bear this code.
  Optional<OrderLine> line(CopyCode code) {
    return orders.byCode(code);
  }

  String vendorOf(OrderLine line) {
    return vendors.getOrDefault(line.key().vendor(), "?");
  }

  List<OrderEvent> events(OrderLine line) {
    return orders.events(line);
  }

  boolean retry(OrderLine line) {
    return orders.retry(line);
  }
}
