package org.partbook.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetLine;

/// A folder into which the files of assets are written, where an import finds them.
final class FileFolder {
  private static final int LONGEST_MAGIC = 8;

  private final Path folder;
  private final BlobStore blobs;

  FileFolder(Path folder, BlobStore blobs) {
    this.folder = folder;
    this.blobs = blobs;
  }

  /// Writes the files of an asset, and has its line name them.
  void write(AssetLine asset) throws IOException {
    for (var one : asset.files()) {
      var name = one.name() + ending(one.blob(), one.place().path("type").asString(""));
      var file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      if (!isThere(file, one.blob())) {
        try (var bytes = blobs.open(one.blob(), 0, Long.MAX_VALUE)) {
          Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      one.rename(name);
    }
  }

  private static boolean isThere(Path file, BlobKey blob) throws IOException {
    return Files.isRegularFile(file) && BlobKey.of(file).equals(blob);
  }

  /// What it is shows in its first bytes.
  private String ending(BlobKey blob, String type) throws IOException {
    byte[] start;
    try (var bytes = blobs.open(blob, 0, LONGEST_MAGIC)) {
      start = bytes.readNBytes(LONGEST_MAGIC);
    }
    if (start.length < 4) {
      return ".bin";
    }
    return switch (start[0] & 0xFF) {
      case '%' -> ".pdf";
      case 'P' -> type.equals("musicxml") ? ".mxl" : ".zip";
      case '<' -> ".musicxml";
      case 0x89 -> ".png";
      case 0xFF -> start[1] == (byte) 0xD8 ? ".jpg" : ".mp3";
      case 'I' -> ".mp3";
      default -> type.equals("musicxml") ? ".musicxml" : ".bin";
    };
  }
}
