package org.partbook.fault.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that is a disk of its own, small enough to be filled: a tmpfs. It goes with the mount
/// namespace that it was made in. Where none may be made, it is a folder like any other.
public final class Disk {
  private static final int BLOCK = 64 * 1024;

  private final Path folder;
  private final boolean small;

  private Disk(Path folder, boolean small) {
    this.folder = folder;
    this.small = small;
  }

  /// Makes one.
  ///
  /// @param allowed whether this process has a mount namespace of its own
  static Disk at(Path folder, int megabytes, boolean allowed)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var options = "mode=700,size=" + megabytes + "m";
    return new Disk(
        folder, allowed && done("mount", "-t", "tmpfs", "-o", options, "none", folder.toString()));
  }

  private static boolean done(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  public Path folder() {
    return folder;
  }

  /// Whether it can be filled.
  public boolean isSmall() {
    return small;
  }

  /// Takes what is free, to the last byte.
  public void fill() throws IOException {
    fill(filler());
  }

  /// Takes what is free where a file is.
  public static void fill(Path filler) throws IOException {
    try (var file =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (file.isOpen()) {
        file.write(ByteBuffer.allocate(BLOCK));
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  public void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  /// So that an examination finds no want of room which was only ever meant.
  public void grow(int megabytes) throws IOException, InterruptedException {
    if (small) {
      done("mount", "-o", "remount,size=" + megabytes + "m", folder.toString());
    }
  }

  /// At the end. Whoever was killed may still be about to close its files.
  void remove() throws IOException, InterruptedException {
    if (small) {
      done("umount", "-l", folder.toString());
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }
}
