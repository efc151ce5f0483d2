package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partbook.blob.BlobKey;
import org.partbook.blob.OwnersOnly;
import org.partbook.blob.Unfinished;

/// A folder with backups. A backup is written under another name, and gets its own when everything
/// is on the disk.
final class FolderPlace implements Place {
  private static final String UNFINISHED = ".part";
  private static final String LOCK = "lock";

  private final Path path;

  /// In which something was written that may not be on the disk yet, but in the files themselves.
  private final Set<Path> touched = new HashSet<>();

  FolderPlace(Path path) {
    this.path = path;
  }

  @Override
  public void prepare() throws IOException {
    OwnersOnly.folders(path);
  }

  @Override
  public void check() {}

  @Override
  public Optional<String> stranger() throws IOException {
    return named(path).stream()
        // What a file system has by itself, and what somebody was just writing.
        .filter(name -> !name.equals("lost+found") && !name.startsWith("."))
        .filter(name -> !name.equals(LOCK))
        .findFirst();
  }

  @Override
  public PlaceLock alone() throws IOException {
    return FolderLock.alone(path);
  }

  @Override
  public PlaceLock shared() throws IOException {
    return FolderLock.shared(path);
  }

  @Override
  public boolean has(String name) {
    return Files.isRegularFile(path.resolve(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(path.resolve(name));
  }

  @Override
  public void write(String name, Content content) throws IOException {
    var file = path.resolve(name);
    var within = file.resolveSibling("");
    OwnersOnly.folders(within);
    var unfinished = Unfinished.in(within);
    try {
      DurableFiles.write(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      for (var up = within; up != null && up.startsWith(path); up = up.getParent()) {
        touched.add(up);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void settle() throws IOException {
    for (var folder : touched) {
      DurableFiles.force(folder);
    }
    touched.clear();
  }

  @Override
  public Map<BlobKey, Long> blobs(String two) throws IOException {
    var found = new HashMap<BlobKey, Long>();
    var group = path.resolve(BLOBS + two);
    for (var name : named(group)) {
      if (BlobKey.isOne(name)) {
        found.put(new BlobKey(name), Files.size(group.resolve(name)));
      }
    }
    return found;
  }

  @Override
  public void removeBlobs(List<BlobKey> keys) throws IOException {
    for (var key : keys) {
      Files.deleteIfExists(path.resolve(Backups.blob(key)));
    }
  }

  @Override
  public List<String> ids() throws IOException {
    return named(path.resolve(BACKUPS)).stream().filter(BackupIds::isOne).sorted().toList();
  }

  @Override
  public String draft(String id) {
    return BACKUPS + id + UNFINISHED + "/";
  }

  @Override
  public void publish(String id, String last, byte[] content) throws IOException {
    write(draft(id) + last, out -> out.write(content));
    settle();
    Files.move(path.resolve(draft(id)), backup(id), StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.force(path.resolve(BACKUPS));
  }

  @Override
  public void remove(String id) throws IOException {
    var going = path.resolve(draft(id));
    if (Files.exists(backup(id))) {
      Files.move(backup(id), going, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.force(path.resolve(BACKUPS));
    }
    DurableFiles.delete(going);
  }

  private Path backup(String id) {
    return path.resolve(BACKUPS + id);
  }

  @Override
  public void removeLeftovers() throws IOException {
    removeUnfinished(path.resolve(BACKUPS));
    var blobs = path.resolve(BLOBS);
    for (var two : named(blobs)) {
      removeUnfinished(blobs.resolve(two));
    }
  }

  private static void removeUnfinished(Path folder) throws IOException {
    for (var name : named(folder)) {
      if (name.endsWith(UNFINISHED)) {
        DurableFiles.delete(folder.resolve(name));
      }
    }
  }

  private static List<String> named(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return path.toString();
  }
}
