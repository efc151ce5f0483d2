package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.blob.Inventory.Found;

/// Which blobs a store has, for who asks for very many in the order of their keys: they are listed
/// by their first two digits, as a bucket would take long to be asked for each.
final class StoredKeys {
  private final BlobStore blobs;
  private String digits = "";
  private Set<BlobKey> listed = Set.of();

  StoredKeys(BlobStore blobs) {
    this.blobs = blobs;
  }

  boolean has(BlobKey key) {
    try {
      var two = key.sha256().substring(0, 2);
      if (!two.equals(digits)) {
        listed = blobs.beginning(two).stream().map(Found::key).collect(Collectors.toSet());
        digits = two;
      }
      // It may have been stored since.
      return listed.contains(key) || blobs.has(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
