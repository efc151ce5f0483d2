package org.partbook.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which situations a vendor's program has met and handled in the sandbox.
public record IntegrationReport(List<Entry> entries) {
  public IntegrationReport {
    entries = List.copyOf(entries);
  }

  /// How a situation stands.
  public enum State {
    /// It hasn't come up.
    OPEN,
    /// It came up, and it isn't known yet what the program makes of it.
    MET,
    HANDLED,
    /// The last time it came up, the program did something that it shouldn't do in earnest.
    MISHANDLED
  }

  /// One situation.
  ///
  /// @param seen what was seen last, unless it is open
  public record Entry(Situation situation, State state, Optional<Seen> seen) {
    /// Whether it keeps the shop from being ready.
    public boolean isMissing() {
      return state != State.HANDLED && !(situation.isOptional() && state == State.OPEN);
    }
  }

  /// What was seen last.
  ///
  /// @param what a sentence without its full stop
  public record Seen(Instant at, String what) {}

  static IntegrationReport of(List<Sighting> sightings) {
    var entries = new ArrayList<Entry>();
    for (var situation : Situation.values()) {
      var seen = sightings.stream().filter(one -> one.situation() == situation).toList();
      entries.add(entry(situation, seen));
    }
    return new IntegrationReport(entries);
  }

  /// What was judged counts before what was only met, and the later judgement before the earlier.
  private static Entry entry(Situation situation, List<Sighting> seen) {
    var last =
        seen.stream()
            .max(
                Comparator.comparing((Sighting one) -> one.state() != State.MET)
                    .thenComparing(Sighting::at)
                    .thenComparing(one -> one.state() == State.HANDLED));
    return last.map(
            one -> new Entry(situation, one.state(), Optional.of(new Seen(one.at(), one.what()))))
        .orElseGet(() -> new Entry(situation, State.OPEN, Optional.empty()));
  }

  /// Whether the shop is ready to go live.
  public boolean ready() {
    return entries.stream().noneMatch(Entry::isMissing);
  }
}
