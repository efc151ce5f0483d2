package org.partbook.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import org.partbook.blob.BlobKey;

/// The blobs that backups name, in their order and each once, read a line at a time: there may be
/// very many.
final class BlobList implements AutoCloseable {
  static final String FILE = "blobs.gz";
  private static final int BUFFER = 16 * 1024;

  private final List<One> open = new ArrayList<>();
  private final PriorityQueue<One> next = new PriorityQueue<>(Comparator.comparing(one -> one.at));

  /// The list of one backup, and the key at which it is.
  private static final class One implements AutoCloseable {
    private final String id;
    private final BufferedReader reader;
    private String at = "";

    One(Backups backups, Manifest manifest) throws IOException {
      this.id = manifest.id();
      this.reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(backups.open(id, manifest.blobList()), BUFFER),
                  StandardCharsets.US_ASCII));
    }

    /// @return whether there is another one
    boolean advance() throws IOException {
      var line = reader.readLine();
      if (line == null) {
        return false;
      }
      if (!BlobKey.isOne(line) || line.compareTo(at) <= 0) {
        throw new BackupException("the list of blobs of backup %s is damaged".formatted(id));
      }
      at = line;
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private BlobList() {}

  /// Those that at least one of some backups names.
  static BlobList of(Backups backups, Collection<Manifest> manifests) throws IOException {
    var list = new BlobList();
    try {
      for (var manifest : manifests) {
        var one = new One(backups, manifest);
        list.open.add(one);
        if (one.advance()) {
          list.next.add(one);
        }
      }
      return list;
    } catch (IOException | RuntimeException e) {
      list.close();
      throw e;
    }
  }

  /// Nothing when all have been given.
  Optional<BlobKey> next() throws IOException {
    var first = next.peek();
    if (first == null) {
      return Optional.empty();
    }
    var key = first.at;
    while (!next.isEmpty() && next.peek().at.equals(key)) {
      var one = next.poll();
      if (one.advance()) {
        next.add(one);
      }
    }
    return Optional.of(new BlobKey(key));
  }

  static void write(OutputStream out, BlobKey key) throws IOException {
    out.write((key.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    for (var one : open) {
      one.close();
    }
  }
}
