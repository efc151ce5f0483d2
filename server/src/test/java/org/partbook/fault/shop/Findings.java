package org.partbook.fault.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What went wrong and never may.
public final class Findings {
  private static final int MOST_SHOWN = 200;

  private final List<Finding> all = new CopyOnWriteArrayList<>();

  /// What kind of promise was broken.
  public enum Kind {
    /// An acknowledged sale isn't there, or isn't what it was.
    LOST,
    /// A line is there twice, or nobody sent it.
    TWICE,
    /// Something was delivered after its cancellation was acknowledged.
    DELIVERED_AFTER_CANCELLATION,
    /// Lines and journal say different things.
    JOURNAL,
    /// An answer that no shop should have to bear.
    ANSWER,
    /// What was to be tried hasn't come about: nobody has felt it.
    UNFELT,
    /// Something doesn't come back by itself.
    RECOVERY,
    /// It does, but later than is promised.
    LATE_RECOVERY,
    /// A refusal that comes later than is promised, or not at all.
    LATE_REFUSAL,
    /// `partbook doctor` has found a fault.
    DOCTOR,
    /// A server doesn't end in order, or leaves something that runs.
    END,
    /// The trial itself could not go on.
    TRIAL
  }

  /// One of them.
  public record Finding(Kind kind, String text) {}

  public void add(Kind kind, String text) {
    all.add(new Finding(kind, text));
  }

  public boolean areNone() {
    return all.isEmpty();
  }

  public long of(Kind kind) {
    return all.stream().filter(finding -> finding.kind == kind).count();
  }

  /// The first of them.
  public List<Finding> shown() {
    return all.stream().limit(MOST_SHOWN).toList();
  }

  /// How many there are of each kind.
  public Map<Kind, Long> counts() {
    var counts = new TreeMap<Kind, Long>();
    for (var kind : Kind.values()) {
      counts.put(kind, of(kind));
    }
    return counts;
  }
}
