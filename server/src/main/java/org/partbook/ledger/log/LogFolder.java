package org.partbook.ledger.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.FolderTiles;
import org.partbook.audit.NotVerified;
import org.partbook.audit.Tile;
import org.partbook.audit.Tiles;
import org.partbook.audit.VerifierKey;

/// The files of the log: tiles, and the latest checkpoint. Anybody may read them, so they need no
/// more than a web server to be read from.
///
/// A file is there whole or not at all.
public final class LogFolder {
  static final String CHECKPOINT = "checkpoint";

  private static final String UNFINISHED = ".new";
  private static final String PARTS = ".p";

  private final Path folder;
  private final Tiles tiles;

  /// The one in a folder, which is made when something is written.
  public LogFolder(Path folder) {
    this.folder = folder;
    this.tiles = new FolderTiles(folder);
  }

  Path path() {
    return folder;
  }

  Tiles tiles() {
    return tiles;
  }

  /// The checkpoint that was published last, a signed note.
  Optional<String> checkpoint() throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(CHECKPOINT)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Whether less was published here than a log of so many entries. Where nothing was, nobody
  /// knows.
  boolean isBehind(long size) throws IOException {
    var lines = checkpoint().orElse("").split("\n", 3);
    return lines.length == 3 && lines[1].matches("\\d{1,18}") && Long.parseLong(lines[1]) < size;
  }

  /// Whoever restores an old copy of the database would otherwise begin a second history.
  ///
  /// @param note the checkpoint, as it was before it was asked what the database has
  /// @param state what the database has committed
  /// @throws LogDiffers if more was published than that, or something else
  void requireNotAhead(Optional<String> note, LogState state, VerifierKey key) {
    if (note.isEmpty()) {
      return;
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.open(note.get(), key);
    } catch (NotVerified e) {
      throw new LogDiffers(
          "the checkpoint in " + folder + " isn't one of this installation: " + e.text());
    }
    if (checkpoint.size() > state.size()) {
      throw new LogDiffers(
          "%d entries were signed, and the database knows of %d: it is older than what was published"
              .formatted(checkpoint.size(), state.size()));
    }
    if (checkpoint.size() == state.size() && !checkpoint.root().equals(state.root())) {
      throw new LogDiffers(
          "what was signed of %d entries isn't what the database has".formatted(state.size()));
    }
  }

  void publish(String checkpoint) throws IOException {
    // A tile that a power cut has emptied is made anew; this must be there whole.
    write(folder.resolve(CHECKPOINT), checkpoint.getBytes(StandardCharsets.UTF_8), true);
  }

  /// Writes a tile. Of one that is whole now, the parts aren't needed any more.
  void write(Tile tile, byte[] hashes) throws IOException {
    write(folder.resolve(tile.path()), hashes, false);
    if (tile.isWhole()) {
      deleteParts(folder.resolve(tile.path() + PARTS));
    }
  }

  private static void write(Path file, byte[] bytes, boolean forced) throws IOException {
    Files.createDirectories(file.getParent());
    var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.write(unfinished, bytes);
    if (forced) {
      try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The parts of a tile that are there, which are what it had when the log was shorter. Whoever
  /// knows an older checkpoint asks for them.
  List<Tile> parts(Tile tile) throws IOException {
    try (var files = Files.list(folder.resolve(tile.whole().path() + PARTS))) {
      return files
          .map(file -> Tile.parse(folder.relativize(file).toString()))
          .flatMap(Optional::stream)
          .toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private static void deleteParts(Path parts) throws IOException {
    if (!Files.isDirectory(parts)) {
      return;
    }
    try (var files = Files.walk(parts)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
