package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Which program a living process runs, and in which folder it works, as only Linux tells.
///
/// Nothing is told of a process of another user, nor of one that is dead but not yet collected by
/// its parent, which in a container may never happen.
///
/// @param program nothing of one that is ending: its memory is taken from it, which may last, and
///   only then its files and its folder
record LinuxProcess(Optional<Path> program, Path folder) {
  private static final Path PROC = Path.of("/proc");
  private static final String DELETED = " (deleted)";

  static final boolean AVAILABLE = Files.exists(PROC.resolve("self/cwd"));

  /// It opens no file: where a process may open no more, [ProcessHandle] takes every other for
  /// dead.
  static Optional<LinuxProcess> of(long pid) {
    var proc = PROC.resolve(Long.toString(pid));
    try {
      var program = program(proc.resolve("exe"));
      return Optional.of(new LinuxProcess(program, Files.readSymbolicLink(proc.resolve("cwd"))));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }

  private static Optional<Path> program(Path exe) throws IOException {
    try {
      return Optional.of(Path.of(Files.readSymbolicLink(exe).toString().replace(DELETED, "")));
    } catch (NoSuchFileException ending) {
      return Optional.empty();
    }
  }

  /// Of one that is ending, whatever it was.
  boolean runs(String name) {
    return program.map(it -> it.endsWith(Path.of("bin", name))).orElse(true);
  }
}
