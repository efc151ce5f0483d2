package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which program a living process runs, and in which folder it works, as only Linux tells.
///
/// Nothing is told of a process of another user, nor of one that is dead but not yet collected by
/// its parent, which in a container may never happen.
record LinuxProcess(Path program, Path folder) {
  private static final Path PROC = Path.of("/proc");
  private static final String DELETED = " (deleted)";

  static final boolean AVAILABLE = Files.exists(PROC.resolve("self/cwd"));

  /// It opens no file: where a process may open no more, [ProcessHandle] takes every other for
  /// dead.
  static Optional<LinuxProcess> of(long pid) {
    var proc = PROC.resolve(Long.toString(pid));
    try {
      var program = Files.readSymbolicLink(proc.resolve("exe")).toString();
      var folder = Files.readSymbolicLink(proc.resolve("cwd"));
      return Optional.of(new LinuxProcess(Path.of(program.replace(DELETED, "")), folder));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }

  boolean runs(String name) {
    return program.endsWith(Path.of("bin", name));
  }
}
