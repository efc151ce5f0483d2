package org.partbook.bench.serving.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All processes of the machine at one moment, and whose children they are.
public final class ProcessTable {
  /// Of the clock in which `/proc` counts. It is 100 on every Linux that there is.
  public static final double TICKS_A_SECOND = 100;

  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private final Map<Long, Long> ticks = new HashMap<>();
  private final Map<Long, List<Long>> children = new HashMap<>();

  private ProcessTable() {}

  public static ProcessTable now() {
    var table = new ProcessTable();
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : all) {
        table.add(Long.parseLong(process.getFileName().toString()), process.resolve("stat"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /// The process that the kernel's threads descend from, where it can be seen.
  public static Optional<Long> kernel() {
    try {
      return Files.readString(Path.of("/proc/2/comm")).strip().equals("kthreadd")
          ? Optional.of(2L)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void add(long pid, Path stat) {
    String text;
    try {
      text = Files.readString(stat);
    } catch (IOException _) {
      return; // It has just ended.
    }
    // Behind the name, which may have anything in it.
    var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    long sum = 0;
    // Those who have ended are in the account of whoever has waited for them.
    for (int i = USER_TIME; i <= CHILDREN_SYSTEM_TIME; i++) {
      sum += Long.parseLong(fields[i]);
    }
    ticks.put(pid, sum);
    children.computeIfAbsent(Long.valueOf(fields[PARENT]), _ -> new ArrayList<>()).add(pid);
  }

  /// These processes and all that descend from them.
  public Set<Long> trees(Collection<Long> roots) {
    var seen = new HashSet<Long>();
    var open = new ArrayDeque<>(roots);
    for (var pid = open.poll(); pid != null; pid = open.poll()) {
      if (ticks.containsKey(pid) && seen.add(pid)) {
        open.addAll(children.getOrDefault(pid, List.of()));
      }
    }
    return seen;
  }

  /// What these trees have used of the processors so far, in ticks.
  public long ticks(Collection<Long> roots) {
    return trees(roots).stream().mapToLong(pid -> ticks.getOrDefault(pid, 0L)).sum();
  }

  /// The same in seconds.
  public double seconds(Collection<Long> roots) {
    return ticks(roots) / TICKS_A_SECOND;
  }
}
