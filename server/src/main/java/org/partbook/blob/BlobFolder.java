package org.partbook.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The folder of [FolderBlobs] as one who tidies up sees it: what lies there, asked for or not.
public final class BlobFolder {
  private static final int LENGTH_OF_KEY = 64;

  private final Path folder;

  public BlobFolder(Path folder) {
    this.folder = folder;
  }

  /// A file that is named as a blob is.
  public record Found(BlobKey key, long size, Instant modified) {}

  /// The blobs whose keys begin with these two digits: about one of 256 of all there are.
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

  /// How many bytes there are under a key, whatever they are.
  public OptionalLong size(BlobKey key) throws IOException {
    try {
      return OptionalLong.of(Files.size(place(key)));
    } catch (NoSuchFileException _) {
      return OptionalLong.empty();
    }
  }

  /// Reads all of a blob, and says whether it is what its key names.
  ///
  /// @throws IOException if it can't be read, or isn't there
  public boolean isWhatItIsNamed(BlobKey key) throws IOException {
    return BlobKey.of(place(key)).equals(key);
  }

  /// Takes a blob away for good.
  public void remove(BlobKey key) throws IOException {
    Files.deleteIfExists(place(key));
  }

  private Path place(BlobKey key) {
    return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }
}
