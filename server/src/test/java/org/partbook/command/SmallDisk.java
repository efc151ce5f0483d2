package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partbook.fault.site.Disk;
import org.partbook.fault.site.Mounts;

/// A folder that is a disk of its own, small enough to be filled. Only those see it who go through
/// its entrance, and the test from outside: it is a tmpfs in a mount namespace, which a process
/// holds until it is told to end, or the test dies.
///
/// Where nobody may make one it is a folder like any other.
final class SmallDisk implements AutoCloseable {
  /// For a database's programs, its files, some of its log, and not much more.
  private static final String SIZE = "200m";

  private static final String MOUNT =
      "mount -t tmpfs -o mode=700,size=%s none \"$0\" && echo mounted && exec cat".formatted(SIZE);

  private final Path folder;
  private final Optional<Process> holder;

  private SmallDisk(Path folder, Optional<Process> holder) {
    this.folder = folder;
    this.holder = holder;
  }

  static SmallDisk at(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new SmallDisk(folder, mounted(folder));
  }

  /// As root of a namespace of one's own, so that anybody can where the system lets them.
  private static Optional<Process> mounted(Path folder) {
    try {
      var holder =
          new ProcessBuilder("unshare", "-Urm", "sh", "-c", MOUNT, folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return "mounted".equals(holder.inputReader().readLine())
          ? Optional.of(holder)
          : Optional.empty();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    }
  }

  /// Whether it can be filled.
  boolean isSmall() {
    return holder.isPresent();
  }

  /// The beginning of a command that sees the disk.
  ///
  /// @param working where it is to run
  List<String> entrance(Path working) {
    return holder
        .map(process ->
            List.of(
                "nsenter",
                "--target=" + process.pid(),
                "--user",
                "--mount",
                "--preserve-credentials",
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                working.toString()))
        .orElse(List.of());
  }

  /// The disk, as this process sees it.
  Path fromOutside() {
    return holder
        .map(process -> Path.of("/proc/" + process.pid() + "/root" + folder))
        .orElse(folder);
  }

  /// Takes what is free, to the last byte.
  void fill() throws IOException {
    Disk.fill(filler());
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return fromOutside().resolve("filler");
  }

  /// Who has come in and is still there.
  private List<ProcessHandle> visitors() {
    if (holder.isEmpty()) {
      return List.of();
    }
    return Mounts.sharedWith(holder.get().toHandle());
  }

  @Override
  public void close() {
    for (var visitor : visitors()) {
      visitor.destroyForcibly();
    }
    holder.ifPresent(Process::destroyForcibly);
  }
}
