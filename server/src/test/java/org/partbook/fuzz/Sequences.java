package org.partbook.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partbook.TestServer;

/// Tries sequences, by the seeds from which they are drawn. Of one that goes wrong as little is
/// shown as still goes wrong.
final class Sequences {
  /// Of each sequence.
  static final int STEPS = 30;

  /// What is awaited in vain takes half a minute each time.
  private static final Duration SHRINKING = Duration.ofMinutes(2);

  private final TestServer server;

  Sequences(TestServer server) {
    this.server = server;
  }

  /// A long run, until the time is over or something goes wrong.
  ///
  /// @param args how many minutes, and the first seed
  public static void main(String[] args) {
    long first = Long.parseLong(args[1]);
    long seed = first;
    try (var server = TestServer.start()) {
      var end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(args[0])).toNanos();
      var sequences = new Sequences(server);
      while (System.nanoTime() < end) {
        sequences.tried(seed);
        seed++;
      }
    }
    IO.println("%d sequences of %d steps, from seed %d".formatted(seed - first, STEPS, first));
  }

  /// @throws AssertionError that has the seed, and the steps that are needed
  void tried(long seed) {
    var steps = Steps.of(seed, STEPS);
    var failure = failure(steps);
    if (failure.isPresent()) {
      var least = shrunk(steps);
      var shown = least.stream().map(step -> "\n  " + step).collect(Collectors.joining());
      throw new AssertionError(
          "seed %d: %s%nThe least that goes wrong:%s"
              .formatted(seed, failure(least).orElse(failure.get()).getMessage(), shown),
          failure.get());
    }
  }

  private Optional<AssertionError> failure(List<Step> steps) {
    try {
      Sequence.run(server, steps);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new AssertionError(e.toString(), e));
    }
  }

  /// Leaves steps out, many at a time first, as long as what is left still goes wrong.
  private List<Step> shrunk(List<Step> steps) {
    var deadline = System.nanoTime() + SHRINKING.toNanos();
    var least = steps;
    for (int size = steps.size() / 2; size > 0; size /= 2) {
      int at = 0;
      while (at < least.size() && System.nanoTime() < deadline) {
        var fewer = new ArrayList<>(least);
        fewer.subList(at, Math.min(at + size, fewer.size())).clear();
        if (failure(fewer).isPresent()) {
          least = fewer;
        } else {
          at += size;
        }
      }
    }
    return least;
  }
}
