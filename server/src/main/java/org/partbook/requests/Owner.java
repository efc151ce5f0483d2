package org.partbook.requests;

import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;

/// Whose requests are kept together.
record Owner(VendorId vendor, Environment environment) {
  static Owner of(Caller caller) {
    return new Owner(caller.vendor(), caller.environment());
  }
}
