package org.partbook.fuzz;

import java.util.List;

/// A way in for bytes from outside, and what has to be true of whatever comes in by it.
public interface FuzzTarget extends AutoCloseable {
  /// Lets bytes in. Whatever it throws is a finding.
  void accept(byte[] bytes) throws Exception;

  /// Words and signs that mean something there.
  default List<String> words() {
    return List.of();
  }

  /// How much memory one input may cost, in megabytes, all that is thrown away again included. What
  /// is counted is the same on every machine.
  default long mostMegabytes() {
    return 64;
  }

  /// How many mutations a short run tries.
  default int mutations() {
    return 3000;
  }

  /// Gives back what it holds.
  @Override
  default void close() {}
}
