package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sets the clock of a process, by libfaketime: the process is told the time by a library that is
/// loaded before all others, and which looks into a file how far it is off.
///
/// @param library where it is
public record FalseClock(Path library) {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

  /// Where it is installed.
  public static Optional<FalseClock> find() {
    return PLACES.stream().filter(Files::exists).findFirst().map(FalseClock::new);
  }

  /// What a process has to be started with.
  Map<String, String> of(Path data) {
    set(data, Duration.ZERO);
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file(data).toString(),
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_CACHE_DURATION",
        "1");
  }

  /// Within a second.
  public void jump(PartbookServer server, Duration off) {
    set(server.data(), off);
  }

  private static void set(Path data, Duration off) {
    var words = (off.isNegative() ? "" : "+") + off.toSeconds() + "\n";
    try {
      var next = Files.writeString(data.resolveSibling(data.getFileName() + ".next"), words);
      Files.move(
          next, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path file(Path data) {
    return data.resolveSibling(data.getFileName() + ".clock");
  }
}
