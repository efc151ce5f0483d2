package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which processes see the same disks.
public final class Mounts {
  private Mounts() {}

  /// All others that see what a process sees, as they have the same mount namespace.
  public static List<ProcessHandle> sharedWith(ProcessHandle process) {
    var its = namespace(process);
    return ProcessHandle.allProcesses()
        .filter(other -> its.isPresent() && !other.equals(process))
        .filter(other -> namespace(other).equals(its))
        .toList();
  }

  /// Empty for others' processes, and for those that have just ended.
  private static Optional<Path> namespace(ProcessHandle process) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/mnt")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
