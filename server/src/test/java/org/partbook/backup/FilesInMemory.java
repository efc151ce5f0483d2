package org.partbook.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.partbook.blob.Bucket.Content;
import org.partbook.blob.Bucket.Seen;
import org.partbook.blob.BucketFiles;

/// A bucket of a store that may list late, and with which anything may happen at a moment that a
/// test names.
final class FilesInMemory implements BucketFiles {
  private final SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
  private volatile Predicate<String> unlisted = _ -> false;
  private volatile Event look = _ -> {};
  private volatile Event sent = _ -> {};
  private volatile Event removed = _ -> {};

  /// What happens with a file.
  interface Event {
    void with(String name) throws IOException;
  }

  /// What is there and isn't listed.
  void listsAllBut(Predicate<String> names) {
    unlisted = names;
  }

  /// Before it is told whether a file is there.
  void atLook(Event event) {
    look = event;
  }

  /// When a file has arrived, and before that is told.
  void whenSent(Event event) {
    sent = event;
  }

  void whenRemoved(Event event) {
    removed = event;
  }

  /// What is there, listed or not.
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  byte[] bytes(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  /// A file that arrives by itself.
  void arrives(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  void vanish(Predicate<String> names) {
    files.keySet().removeIf(names);
  }

  @Override
  public Optional<Seen> look(String name) throws IOException {
    look.with(name);
    return Optional.ofNullable(files.get(name)).map(FilesInMemory::seen);
  }

  private static Seen seen(byte[] bytes) {
    return new Seen(bytes.length, "1");
  }

  @Override
  public Content open(String name) throws IOException {
    var bytes = files.get(name);
    if (bytes == null) {
      throw new NoSuchFileException(name);
    }
    return new Content(new ByteArrayInputStream(bytes), seen(bytes));
  }

  @Override
  public InputStream open(String name, Seen seen, long from, long length) {
    return new ByteArrayInputStream(bytes(name), (int) from, (int) length);
  }

  @Override
  public void send(String name, Writing content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    content.writeTo(bytes);
    files.put(name, bytes.toByteArray());
    sent.with(name);
  }

  @Override
  public List<Stored> beginning(String with, int most) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(with) && !unlisted.test(file.getKey()))
        .limit(most)
        .map(file -> new Stored(file.getKey(), file.getValue().length, Instant.EPOCH))
        .toList();
  }

  @Override
  public void remove(String name) throws IOException {
    files.remove(name);
    removed.with(name);
  }

  @Override
  public void abandon(String with) {}

  @Override
  public void check() {}

  @Override
  public void close() {}
}
