package org.partbook.purchase;

import org.partbook.access.VendorId;

/// Looks on at what vendors do in the sandbox. It is told before the vendor is, and mustn't fail.
public interface Onlooker {
  void saw(VendorId vendor, VendorEvent event);

  /// Nobody looks on.
  static Onlooker none() {
    return (_, _) -> {};
  }
}
