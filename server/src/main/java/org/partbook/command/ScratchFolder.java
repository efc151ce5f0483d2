package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;

/// A folder for files in the making. It goes with everything in it when the command is done, also
/// when it is ended half way.
final class ScratchFolder implements AutoCloseable {
  private final Path folder;
  private final Thread hook = new Thread(this::delete, "delete scratch folder");

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /// A new one, below a folder that is made if need be.
  static ScratchFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    var scratch = new ScratchFolder(parent.resolve("." + UUID.randomUUID() + ".part"));
    Files.createDirectory(scratch.folder);
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    return scratch;
  }

  Path path() {
    return folder;
  }

  /// A file in it that isn't there yet.
  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // It runs.
    }
  }

  /// When the command is ended, the hook may come in between: one after the other.
  private synchronized void delete() {
    delete(folder);
  }

  /// Deletes a folder and all in it, as far as that can be done.
  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // It is gone already; or it is cleared away with whatever else is left there.
    }
  }
}
