package org.partbook.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The folder of [FolderBlobs].
final class BlobFolder implements Inventory {
  private static final int LENGTH_OF_KEY = 64;

  private final Path folder;

  BlobFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Found> beginning(String digits) throws IOException {
    var found = new ArrayList<Found>();
    var part = folder.resolve(digits);
    if (!Files.isDirectory(part)) {
      return found;
    }
    try (var files = Files.newDirectoryStream(part)) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        if (name.length() == LENGTH_OF_KEY && name.matches(digits + "[0-9a-f]*")) {
          add(found, name, file);
        }
      }
    }
    return found;
  }

  private static void add(List<Found> found, String name, Path file) throws IOException {
    try {
      var is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (is.isRegularFile()) {
        found.add(new Found(new BlobKey(name), is.size(), is.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException _) {
      // Somebody has taken it away just now.
    }
  }

  @Override
  public OptionalLong size(BlobKey key) throws IOException {
    try {
      return OptionalLong.of(Files.size(place(key)));
    } catch (NoSuchFileException _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public boolean isWhatItIsNamed(BlobKey key) throws IOException {
    return BlobKey.of(place(key)).equals(key);
  }

  @Override
  public void remove(BlobKey key) throws IOException {
    Files.deleteIfExists(place(key));
  }

  private Path place(BlobKey key) {
    return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }
}
