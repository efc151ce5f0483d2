package org.partbook.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The buckets of all who ask, by a number that stands for each.
///
/// There are so many and no more, however many ask. One goes only when it is full again, and so the
/// same as a new one: nobody gets a fresh one by having others crowd theirs out. When there is no
/// place left, those who come share some that are always there, by their numbers, which nobody can
/// choose.
final class Buckets {
  private static final int MOST = 50_000;
  private static final int SHARED = 256;

  private final Limit limit;
  private final int most;
  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();
  private final List<Bucket> shared;
  private volatile long sweptAt;

  /// Of somebody, since they were asked last.
  record Use(long key, long requests) {}

  Buckets(Limit limit, long now) {
    this(limit, now, MOST);
  }

  Buckets(Limit limit, long now, int most) {
    this.limit = limit;
    this.most = most;
    this.sweptAt = now;
    this.shared = IntStream.range(0, SHARED).mapToObj(_ -> new Bucket(limit, now)).toList();
  }

  Bucket of(long key, long now) {
    var known = buckets.get(key);
    if (known != null) {
      return known;
    }
    if (buckets.size() >= most) {
      sweepAgain(now);
      if (buckets.size() >= most) {
        return shared.get((int) Math.floorMod(key, (long) SHARED));
      }
    }
    return buckets.computeIfAbsent(key, _ -> new Bucket(limit, now));
  }

  /// Not for everybody who comes.
  private void sweepAgain(long now) {
    if (Math.abs(now - sweptAt) > 1_000_000) {
      sweep(now);
    }
  }

  /// Lets those go that are full. Who takes something out of one that goes just then has it for
  /// nothing, once.
  private void sweep(long now) {
    sweptAt = now;
    for (var key : buckets.keySet()) {
      buckets.computeIfPresent(key, (_, bucket) -> bucket.isFull(now) ? null : bucket);
    }
  }

  /// Who has used how many since this was asked last, and lets those go that are full.
  List<Use> drain(long now) {
    var uses = new ArrayList<Use>();
    buckets.forEach((key, bucket) -> {
      var used = bucket.drainUsed();
      if (used > 0) {
        uses.add(new Use(key, used));
      }
    });
    sweep(now);
    return uses;
  }

  int size() {
    return buckets.size();
  }
}
