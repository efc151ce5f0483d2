package org.partbook.purchase;

import org.partbook.access.Environment;

/// A line that couldn't be fulfilled, as people know it.
///
/// @param number that it has with us
public record FailedLine(
    long number, String vendor, Environment environment, OrderId order, OrderLineId line) {
  @Override
  public String toString() {
    return "%s (%s), order %s, line %s".formatted(vendor, environment.wire(), order, line);
  }
}
