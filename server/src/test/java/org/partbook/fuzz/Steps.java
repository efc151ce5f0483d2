package org.partbook.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.partbook.TestAssets;
import org.partbook.fuzz.Step.Item;
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

  /// Of the lines of an order, where one that is refused keeps the others out.
  private static final List<Long> MOSTLY_SOLD =
      List.of(
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.PIANO,
          TestAssets.AMERICAN,
          TestAssets.WITHOUT_FILE,
          TestAssets.UNKNOWN);

  private static final List<String> STATES =
      List.of("", "", "COMPLETED", "FAILED", "CANCELLED", "PROCESSING");

  private final SplittableRandom random;
  private final List<Kind> kinds;
  private final int weights;

  /// What is drawn, and how often beside the others.
  private record Kind(int weight, Supplier<Step> drawn) {}

  private Steps(long seed) {
    random = new SplittableRandom(seed);
    kinds = kinds();
    weights = kinds.stream().mapToInt(Kind::weight).sum();
  }

  static List<Step> of(long seed, int count) {
    var steps = new Steps(seed);
    var all = new ArrayList<Step>();
    for (int i = 0; i < count; i++) {
      all.add(steps.next());
    }
    return all;
  }

  private List<Kind> kinds() {
    return List.of(
        new Kind(34, this::register),
        new Kind(8, () -> new Step.RegisterParts(till(), order(), line())),
        new Kind(22, () -> new Step.RegisterOrder(till(), order(), items())),
        new Kind(10, () -> new Step.Validate(till(), pick(ASSETS), quantity())),
        new Kind(10, () -> new Step.RegisterByToken(till(), random.nextInt(2), order(), line())),
        new Kind(18, () -> new Step.Ask(till(), order())),
        new Kind(20, () -> new Step.Link(till(), order(), line(), chance(4))),
        new Kind(20, () -> new Step.Cancel(till(), order(), line())),
        new Kind(14, () -> new Step.Open(random.nextInt(3), chance(3))),
        new Kind(8, () -> new Step.LinkOrder(till(), order())),
        new Kind(8, () -> new Step.OpenOrder(random.nextInt(2), chance(3))),
        new Kind(8, this::listOrders),
        new Kind(4, this::listOn),
        new Kind(6, this::follow),
        new Kind(4, () -> new Step.AskReceipt(till(), order(), line(), chance(16))),
        new Kind(4, () -> new Step.Verify(till(), order(), line())),
        new Kind(2, () -> new Step.ListAssets(till(), pick(List.of(3, 5, 1000)))),
        new Kind(2, () -> new Step.AskAsset(till(), pick(ASSETS))),
        new Kind(4, this::followAssets),
        new Kind(3, () -> new Step.Report(pick(List.of(Till.FIRST_IN_SANDBOX, till())))),
        new Kind(5, () -> new Step.Pass(pick(TIMES))),
        new Kind(5, () -> new Step.PassInSandbox(pick(TIMES))),
        new Kind(5, () -> new Step.Change(pick(List.of(Piano.values())))),
        new Kind(2, () -> new Step.Revoke(till())));
  }

  private Step next() {
    int left = random.nextInt(weights);
    for (var kind : kinds) {
      left -= kind.weight;
      if (left < 0) {
        return kind.drawn.get();
      }
    }
    throw new IllegalStateException("nothing was drawn");
  }

  private Step register() {
    return new Step.Register(till(), order(), line(), pick(ASSETS), country(), quantity());
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.add(item());
    }
    return List.copyOf(items);
  }

  private Item item() {
    int kind = random.nextInt(8);
    if (kind == 0) {
      return new Step.Parts(line());
    }
    if (kind == 1) {
      return new Step.ByToken(itemLine(), random.nextInt(2));
    }
    return new Step.Named(itemLine(), pick(MOSTLY_SOLD), country(), itemQuantity());
  }

  private Step listOrders() {
    var isAll = random.nextBoolean();
    int to = isAll ? -1 : random.nextInt(10) - 4;
    int from = isAll ? -1 : Math.max(0, to) + random.nextInt(20) - 3;
    return new Step.ListOrders(till(), pageSize(), isAll ? "" : pick(STATES), from, to);
  }

  private Step listOn() {
    var till = till();
    return new Step.ListOn(till, mostly(till), pageSize());
  }

  private Step follow() {
    var till = till();
    return new Step.Follow(till, mostly(till), pageSize(), random.nextBoolean());
  }

  private Step followAssets() {
    var till = till();
    return new Step.FollowAssets(till, mostly(till), pick(List.of(1, 5, 1000)));
  }

  /// Whose cursor somebody uses.
  private Till mostly(Till till) {
    return chance(3) ? till() : till;
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

  /// Of an order: more of them, so that they don't meet each time.
  private long itemLine() {
    return pick(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 1L, 2L, 3L, 4L, 5L, 6L, 0L));
  }

  private long quantity() {
    return pick(List.of(1L, 1L, 1L, 3L, 12L, 0L));
  }

  private long itemQuantity() {
    return pick(List.of(1L, 1L, 1L, 1L, 3L, 3L, 3L, 3L, 3L, 3L, 3L, 0L));
  }

  private String country() {
    return pick(List.of("US", "DE"));
  }

  private int pageSize() {
    return pick(List.of(1, 2, 3, 7, 1000));
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
