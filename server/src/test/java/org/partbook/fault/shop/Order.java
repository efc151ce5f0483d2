package org.partbook.fault.shop;

import java.util.ArrayList;
import java.util.List;

/// An order, what is to become of it, and what its last line was registered with.
final class Order {
  private static final List<Plan> PLANS = List.of(Plan.values());

  private final long number;
  private final List<Line> lines;
  private final Registration registration;
  private volatile boolean settled;
  private volatile boolean replaced;

  /// What is to become of its first line.
  enum Plan {
    /// Registered again, which has to be a conflict.
    KEEP,
    /// Downloaded, and then cancelled, which has to be refused.
    FETCH,
    CANCEL_AT_ONCE,
    /// Cancelled when there is a link already; then another line is sold in its place.
    REPLACE,
    /// Cancelled while its buyer downloads it: one of them comes first.
    RACE
  }

  Order(long number, List<Line> lines, Registration registration) {
    this.number = number;
    this.lines = new ArrayList<>(lines);
    this.registration = registration;
  }

  long number() {
    return number;
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  /// Another one was sold in the place of the first, and has to be waited for.
  synchronized void add(Line line) {
    lines.add(line);
    settled = false;
    replaced = true;
  }

  boolean isReplaced() {
    return replaced;
  }

  Line first() {
    return lines().getFirst();
  }

  Registration registration() {
    return registration;
  }

  Plan plan() {
    return PLANS.get((int) (number % PLANS.size()));
  }

  void settled() {
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }
}
