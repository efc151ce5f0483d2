package org.partbook.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.partbook.TestAssets;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;

/// Draws sequences, the same one for the same seed. Orders and lines are few, so that they meet.
final class Steps {
  /// No sum of these is a day, a fortnight or half an hour, at which something would be over.
  private static final List<Duration> TIMES =
      List.of(Duration.ofMinutes(50), Duration.ofHours(25), Duration.ofDays(8));

  private static final List<Long> ASSETS =
      List.of(
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.CHOIR,
          TestAssets.AMERICAN,
          TestAssets.WITHDRAWN,
          TestAssets.WITHOUT_FILE,
          TestAssets.UNKNOWN);

  private final SplittableRandom random;

  private Steps(long seed) {
    random = new SplittableRandom(seed);
  }

  static List<Step> of(long seed, int count) {
    var steps = new Steps(seed);
    var all = new ArrayList<Step>();
    for (int i = 0; i < count; i++) {
      all.add(steps.next());
    }
    return all;
  }

  private Step next() {
    int kind = random.nextInt(100);
    if (kind < 24) {
      return new Step.Register(
          till(), order(), line(), pick(ASSETS), pick(List.of("US", "DE")), quantity());
    }
    if (kind < 29) {
      return new Step.RegisterParts(till(), order(), line());
    }
    if (kind < 34) {
      return new Step.Validate(till(), pick(ASSETS), quantity());
    }
    if (kind < 40) {
      return new Step.RegisterByToken(till(), random.nextInt(2), order(), line());
    }
    if (kind < 54) {
      return new Step.Ask(till(), order());
    }
    if (kind < 68) {
      return new Step.Link(till(), order(), line(), random.nextInt(4) == 0);
    }
    if (kind < 80) {
      return new Step.Cancel(till(), order(), line());
    }
    if (kind < 90) {
      return new Step.Open(random.nextInt(3), random.nextInt(3) == 0);
    }
    return seldom(kind);
  }

  private Step seldom(int kind) {
    return switch (kind) {
      case 90, 91, 92 -> new Step.Pass(pick(TIMES));
      case 93, 94, 95 -> new Step.PassInSandbox(pick(TIMES));
      case 96, 97, 98 -> new Step.Change(pick(List.of(Piano.values())));
      default -> new Step.Revoke(till());
    };
  }

  private Till till() {
    return pick(List.of(Till.values()));
  }

  /// Mostly one of two; sometimes one that nobody has, or nobody can have.
  private long order() {
    return pick(List.of(1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L, 9_007_199_254_740_993L, 0L));
  }

  private long line() {
    return pick(List.of(1L, 1L, 1L, 2L, 2L, 2L, 3L, 0L));
  }

  private long quantity() {
    return pick(List.of(1L, 1L, 1L, 3L, 12L, 0L));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
