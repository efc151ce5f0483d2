package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Blobs;
import org.partbook.blob.BucketAddress;
import org.partbook.blob.BucketFiles;
import org.partbook.blob.BucketFiles.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bucket with backups. Nothing can be renamed in it, so that a backup is there from when its
/// manifest is, which is written last and removed first.
///
/// Not every store lists at once what was written, but each tells at once whether one file is
/// there: so a backup is looked for before it is taken for half of one. And what was given up on
/// the way may arrive later, as a manifest of which all else was removed: one without its digest is
/// none.
final class BucketPlace implements Place {
  private static final Logger LOG = LoggerFactory.getLogger(BucketPlace.class);
  private static final String MARK = "/manifest.json";
  private static final String DIGEST = "/manifest.sha256";
  private static final int ENOUGH = 100;

  /// So many files are removed, each of which may take some time, before the lock is looked at
  /// again.
  private static final int AT_ONCE = 20;

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
    removeAll(keys.stream().map(Backups::blob).toList());
  }

  private void removeAll(List<String> names) throws IOException {
    for (int done = 0; done < names.size(); done++) {
      if (done % AT_ONCE == 0) {
        requireAlone();
      }
      files.remove(names.get(done));
    }
  }

  @Override
  public List<String> ids() throws IOException {
    var whole = new ArrayList<String>();
    for (var one : begun().entrySet()) {
      if (isWhole(one.getKey(), one.getValue())) {
        whole.add(one.getKey());
      }
    }
    return whole;
  }

  /// All that may be backups, the oldest first, and which files of each are listed.
  private SortedMap<String, Set<String>> begun() throws IOException {
    var begun = new TreeMap<String, Set<String>>();
    for (var stored : files.beginning(BACKUPS, Integer.MAX_VALUE)) {
      var id = id(stored.name());
      if (BackupIds.isOne(id)) {
        begun.computeIfAbsent(id, _ -> new HashSet<>()).add(stored.name());
      }
    }
    return begun;
  }

  private boolean isWhole(String id, Set<String> listed) throws IOException {
    for (var file : List.of(BACKUPS + id + MARK, BACKUPS + id + DIGEST)) {
      if (!listed.contains(file) && !has(file)) {
        return false;
      }
    }
    return true;
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
    try {
      files.send(draft(id) + last, out -> out.write(content));
      requireAlone();
    } catch (IOException e) {
      takeBack(id, e);
      throw e;
    }
  }

  /// It took so long that somebody may have removed what it names; and what could not be sent may
  /// arrive yet.
  private void takeBack(String id, IOException reason) {
    try {
      files.remove(BACKUPS + id + MARK);
      files.remove(BACKUPS + id + DIGEST);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public void remove(String id) throws IOException {
    requireAlone();
    files.remove(BACKUPS + id + MARK);
    removeAll(files.beginning(draft(id), Integer.MAX_VALUE).stream().map(Stored::name).toList());
  }

  @Override
  public void removeLeftovers() throws IOException {
    for (var one : begun().entrySet()) {
      if (!isWhole(one.getKey(), one.getValue())) {
        remove(one.getKey());
      }
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
