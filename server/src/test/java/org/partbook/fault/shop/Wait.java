package org.partbook.fault.shop;

import java.time.Duration;

/// A request that a shop has waited for in vain.
///
/// @param error by which it was refused, as the body names it; empty where nothing came back
/// @param took until it was refused, or the shop gave up
/// @param answer what that was, roughly
public record Wait(String error, Duration took, String answer) {
  static final Wait NONE = new Wait("", Duration.ZERO, "");

  Wait longer(Wait other) {
    return other.took.compareTo(took) > 0 ? other : this;
  }
}
