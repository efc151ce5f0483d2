package org.partbook.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partbook.TestAssets;
import org.partbook.fuzz.Step.Till;

/// A line of the model, and what became of it.
final class Line {
  enum State {
    COMPLETED,
    FAILED,
    CANCELLED
  }

  record Name(Till owner, long order, long line) {}

  /// What was sold.
  record Deal(long asset, String country, long quantity) {}

  /// What happened to it, by the name of its event.
  record Change(String type, Instant at) {}

  private final Name key;
  private final Deal deal;
  private final boolean single;
  private final List<Change> changes = new ArrayList<>();
  private State state;
  private boolean delivered;
  private boolean settled;

  /// @param single whether its price is that of its request
  /// @param at when it is for its vendor
  Line(Name key, Deal deal, boolean single, Instant at) {
    this.key = key;
    this.deal = deal;
    this.single = single;
    this.state = deal.asset == TestAssets.WITHOUT_FILE ? State.FAILED : State.COMPLETED;
    changes.add(new Change(state == State.FAILED ? "line.failed" : "line.completed", at));
  }

  Name key() {
    return key;
  }

  Deal deal() {
    return deal;
  }

  boolean isSingle() {
    return single;
  }

  Instant at() {
    return changes.getFirst().at;
  }

  State state() {
    return state;
  }

  boolean is(State one) {
    return state == one;
  }

  boolean isDelivered() {
    return delivered;
  }

  /// Whether there ever was a copy.
  boolean wasCompleted() {
    return changes.getFirst().type.equals("line.completed");
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  void cancel(Instant at) {
    state = State.CANCELLED;
    changes.add(new Change("line.cancelled", at));
  }

  void deliver(Instant at) {
    if (!delivered) {
      delivered = true;
      changes.add(new Change("line.delivered", at));
    }
  }

  /// Whether it may be tried still, until it fails.
  boolean isUnsettled() {
    return state == State.FAILED && !settled;
  }

  /// Somebody has seen that it isn't tried any more.
  void settle() {
    settled = true;
  }
}
