package org.partbook.bench.serving.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// Memory in MiB.
public final class Memory {
  private static final double KIB = 1024;
  private static final double PAGES_A_MIB = 256;

  private Memory() {}

  /// What is resident of these processes and their descendants. What several of them share counts
  /// as often as there are of them.
  public static double resident(Collection<Long> roots) {
    return ProcessTable.now().trees(roots).stream().mapToDouble(Memory::resident).sum();
  }

  private static double resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB)
          .sum();
    } catch (IOException | UncheckedIOException _) {
      return 0; // It has just ended.
    }
  }

  /// What the kernel holds for all TCP connections of the machine.
  public static double ofConnections() {
    try (var lines = Files.lines(Path.of("/proc/net/sockstat"))) {
      return lines
          .filter(line -> line.startsWith("TCP:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* mem ", "").strip()))
          .map(pages -> pages / PAGES_A_MIB)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
