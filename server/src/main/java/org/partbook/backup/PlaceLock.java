package org.partbook.backup;

/// Sees to it that one at a time writes into a place of backups, and nobody reads meanwhile.
public interface PlaceLock extends AutoCloseable {
  @Override
  void close();
}
