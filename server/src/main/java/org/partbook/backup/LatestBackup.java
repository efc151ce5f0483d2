package org.partbook.backup;

import java.time.Instant;
import java.util.Optional;
import org.partbook.db.Tx;

/// The last that was made of an installation.
///
/// @param at of which moment it is
/// @param leftOut how many stored files aren't in it, as they were damaged or gone
public record LatestBackup(String id, Instant at, long leftOut) {
  private static final BackupStore STORE = new BackupStore();

  /// It, if any was ever made.
  public static Optional<LatestBackup> find(Tx tx) {
    return STORE.latest(tx);
  }

  /// Notes that one is there, whole.
  ///
  /// @param missing how many needed files aren't in it, besides those that were left out
  public static void note(Tx tx, Manifest manifest, long missing) {
    STORE.note(tx, manifest, manifest.leftOut() + missing);
  }
}
