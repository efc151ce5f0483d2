package org.partbook.fault.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Sets the clock of a process, by a small library that is loaded before all others and looks into
/// a file how far the clock is off (`server/src/test/native/false-clock.c`). Everybody has the
/// bytes of that file in sight, so a jump is there at once.
///
/// @param library compiled
public record FalseClock(Path library) {
  /// Compiles it, where there is a compiler for C.
  public static Optional<FalseClock> compiled(Path checkout, Path folder)
      throws IOException, InterruptedException {
    var source = checkout.resolve("server/src/test/native/false-clock.c");
    var library = Files.createDirectories(folder).resolve("false-clock.so");
    try {
      var compiler =
          new ProcessBuilder(
                  "cc",
                  "-O2",
                  "-shared",
                  "-fPIC",
                  "-o",
                  library.toString(),
                  source.toString(),
                  "-ldl")
              .inheritIO()
              .start();
      return compiler.waitFor() == 0 ? Optional.of(new FalseClock(library)) : Optional.empty();
    } catch (IOException noCompiler) {
      return Optional.empty();
    }
  }

  /// What a process has to be started with.
  Map<String, String> of(Path data) {
    set(data, Duration.ZERO);
    return Map.of("LD_PRELOAD", library.toString(), "FALSE_CLOCK", file(data).toString());
  }

  /// Forwards or back, against what it would be.
  public void jump(PartbookServer server, Duration off) {
    set(server.data(), off);
  }

  /// Written where it is, as processes have it in their memory.
  private static void set(Path data, Duration off) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    bytes.putLong(off.toSeconds()).flip();
    try (var file =
        FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(bytes, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path data) {
    return data.resolveSibling(data.getFileName() + ".clock");
  }
}
