package org.partbook.command;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.partbook.blob.OwnersOnly;

/// The demo's own files in its data folder.
///
/// `demo.env` is there only while the demo answers: a script that waits for the file must not find
/// that of an earlier run. So it goes when the demo ends, and again when one starts, as the last
/// may have been killed. What outlives a run is in `demo.tokens`. Both hold secrets and are their
/// owner's alone.
final class DemoFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private DemoFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Takes the folder, which nobody else's demo may use meanwhile.
  static DemoFolder take(Path folder) throws IOException {
    OwnersOnly.folders(folder);
    var file = folder.resolve("demo.lock");
    var lock =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnersOnly.file(file));
    if (lock.tryLock() == null) {
      lock.close();
      throw CommandFailed.because(
          "a demo runs in %s already; %s/demo.env says where. Choose another folder with --data"
              .formatted(folder, folder));
    }
    var taken = new DemoFolder(folder, lock);
    Files.deleteIfExists(taken.environment());
    return taken;
  }

  Path environment() {
    return folder.resolve("demo.env").toAbsolutePath();
  }

  private Path tokens() {
    return folder.resolve("demo.tokens");
  }

  Optional<DemoMemory> memory() throws IOException {
    return Files.exists(tokens()) ? DemoMemory.parse(Files.readString(tokens())) : Optional.empty();
  }

  void remember(DemoMemory memory) throws IOException {
    replace(tokens(), memory.text());
  }

  /// Tells scripts that the demo answers.
  void publish(URI server, DemoMemory memory) throws IOException {
    var values = new LinkedHashMap<String, String>();
    values.put("PARTBOOK_URL", server.toString());
    values.putAll(memory.tokens());
    replace(environment(), DemoMemory.text(values));
  }

  /// In one step. A temporary file is readable by its owner only.
  private void replace(Path file, String text) throws IOException {
    var unfinished = Files.createTempFile(folder, "demo.", ".unfinished");
    Files.writeString(unfinished, text);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      Files.deleteIfExists(environment());
    }
  }
}
