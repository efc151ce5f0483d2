package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Blobs;
import org.partbook.blob.BucketAddress;
import org.partbook.blob.BucketFiles;
import org.partbook.blob.BucketFiles.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bucket with backups. Nothing can be renamed in it, so that a backup is there from when its
/// manifest is, which is written last and removed first.
final class BucketPlace implements Place {
  private static final Logger LOG = LoggerFactory.getLogger(BucketPlace.class);
  private static final String MARK = "/manifest.json";
  private static final int ENOUGH = 100;

  private final BucketFiles files;
  private final String name;
  private final BucketLock.Times times;
  private Optional<BucketLock> held = Optional.empty();

  BucketPlace(BucketFiles files, String name, BucketLock.Times times) {
    this.files = files;
    this.name = name;
    this.times = times;
  }

  static BucketPlace open(BucketAddress address) {
    return new BucketPlace(Blobs.files(address), address.toString(), BucketLock.Times.STANDARD);
  }

  @Override
  public void prepare() throws IOException {
    files.check();
  }

  @Override
  public void check() throws IOException {
    files.check();
  }

  /// An empty file with the name of the prefix is what some make of a folder.
  @Override
  public Optional<String> stranger() throws IOException {
    return files.beginning("", ENOUGH).stream()
        .map(Stored::name)
        .filter(file -> !file.isEmpty() && !BucketLock.isOne(file))
        .findFirst();
  }

  @Override
  public PlaceLock alone() throws IOException {
    var lock = BucketLock.alone(files, name, times);
    held = Optional.of(lock);
    return lock;
  }

  /// Who may only read has none: a backup that is removed meanwhile is missed then, and no more.
  @Override
  public PlaceLock shared() throws IOException {
    try {
      return BucketLock.shared(files, name, times);
    } catch (IOException e) {
      files.check();
      LOG.warn("nothing keeps backups from being removed while they are read: {}", e.getMessage());
      return () -> {};
    }
  }

  /// @throws IOException if somebody else may be writing here by now
  private void requireAlone() throws IOException {
    held.orElseThrow(() -> new IllegalStateException("nobody is kept out")).require();
  }

  @Override
  public boolean has(String file) throws IOException {
    return files.look(file).isPresent();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return files.read(file);
  }

  @Override
  public void write(String file, Content content) throws IOException {
    files.send(file, content::writeTo);
  }

  @Override
  public Map<BlobKey, Long> blobs(String two) throws IOException {
    var group = BLOBS + two + "/";
    var found = new HashMap<BlobKey, Long>();
    for (var stored : files.beginning(group, Integer.MAX_VALUE)) {
      var key = stored.name().substring(group.length());
      if (BlobKey.isOne(key)) {
        found.put(new BlobKey(key), stored.size());
      }
    }
    return found;
  }

  @Override
  public void removeBlobs(List<BlobKey> keys) throws IOException {
    if (!keys.isEmpty()) {
      requireAlone();
    }
    for (var key : keys) {
      files.remove(Backups.blob(key));
    }
  }

  @Override
  public List<String> ids() throws IOException {
    return whole(ofBackups());
  }

  private List<String> ofBackups() throws IOException {
    return files.beginning(BACKUPS, Integer.MAX_VALUE).stream().map(Stored::name).toList();
  }

  private static List<String> whole(List<String> all) {
    return all.stream()
        .filter(file -> file.equals(BACKUPS + id(file) + MARK))
        .map(BucketPlace::id)
        .filter(BackupIds::isOne)
        .sorted()
        .toList();
  }

  private static String id(String file) {
    int end = file.indexOf('/', BACKUPS.length());
    return file.substring(BACKUPS.length(), Math.max(end, BACKUPS.length()));
  }

  @Override
  public String draft(String id) {
    return BACKUPS + id + "/";
  }

  @Override
  public void publish(String id, String last, byte[] content) throws IOException {
    requireAlone();
    files.send(draft(id) + last, out -> out.write(content));
    try {
      requireAlone();
    } catch (IOException e) {
      // It took so long that somebody may have removed what it names.
      files.remove(draft(id) + last);
      throw e;
    }
  }

  @Override
  public void remove(String id) throws IOException {
    requireAlone();
    files.remove(BACKUPS + id + MARK);
    for (var stored : files.beginning(draft(id), Integer.MAX_VALUE)) {
      files.remove(stored.name());
    }
  }

  @Override
  public void removeLeftovers() throws IOException {
    var all = ofBackups();
    var begun = new TreeSet<String>();
    all.stream().map(BucketPlace::id).filter(BackupIds::isOne).forEach(begun::add);
    whole(all).forEach(begun::remove);
    for (var id : begun) {
      remove(id);
    }
    abandon();
  }

  /// Not every store can tell what was begun.
  private void abandon() {
    for (var with : List.of(BACKUPS, BLOBS)) {
      try {
        files.abandon(with);
      } catch (IOException e) {
        LOG.warn("parts of files that nobody has completed may lie there: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    files.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
