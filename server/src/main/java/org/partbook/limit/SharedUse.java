package org.partbook.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.partbook.db.LastUsed;
import org.partbook.fleet.Exchange;

/// Tells the other servers what was answered here, and takes out of the buckets what was answered
/// there.
///
/// Each server counts by itself, without asking anybody, and is told a moment later. So of one who
/// asks at all of them at once, each answers what it takes until it has heard of the others: at
/// most a burst and two seconds of the rate, at each server but one, beyond what a single server
/// would have answered. That is owed, and paid back before more is answered.
///
/// Two servers' seconds don't go together: a second may be read twice, or be over before it was
/// read. So the last three are told, by their numbers. Whoever was out of sight for a while tells
/// what was heard before once more.
final class SharedUse implements Exchange {
  private static final int TOLD = 3;
  private static final int MOST_RUNS = 1000;

  private final Supplier<List<Pulse.Entry>> drain;
  private final Hearing hearing;
  private final Deque<Pulse> told = new ArrayDeque<>();
  private final LastUsed<String, Long> heard = new LastUsed<>(MOST_RUNS);
  private long number;

  /// Takes in what was answered elsewhere.
  interface Hearing {
    void hear(Pulse.Entry entry);
  }

  /// @param drain what was answered here since it was asked last
  SharedUse(Supplier<List<Pulse.Entry>> drain, Hearing hearing) {
    this.drain = drain;
    this.hearing = hearing;
  }

  @Override
  public synchronized byte[] say(boolean isHeard) {
    var entries = new ArrayList<>(drain.get());
    entries.sort(Comparator.comparingInt(Pulse.Entry::requests).reversed());
    told.add(
        new Pulse(
            ++number,
            List.copyOf(entries.subList(0, Math.min(entries.size(), Pulse.MOST_ENTRIES)))));
    if (told.size() > TOLD) {
      told.remove();
    }
    // Nobody would be there to hear it.
    return isHeard ? Pulse.write(List.copyOf(told)) : new byte[0];
  }

  @Override
  public synchronized void hear(Map<String, byte[]> others) {
    others.forEach((run, said) -> {
      for (var pulse : Pulse.read(said)) {
        if (pulse.number() > heard.find(run).orElse(0L)) {
          heard.keep(run, pulse.number());
          pulse.entries().forEach(hearing::hear);
        }
      }
    });
  }
}
