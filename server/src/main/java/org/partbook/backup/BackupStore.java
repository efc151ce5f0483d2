package org.partbook.backup;

import java.util.Optional;
import org.partbook.db.Tx;

/// The SQL of when the latest backup was made.
final class BackupStore {
  /// One that has taken long may end after a later one. One of the future was made when a clock was
  /// wrong.
  private static final String NOTE =
      """
      insert into backup_latest (id, at, left_out) values (?, ?, ?)
      on conflict (one) do update
        set id = excluded.id, at = excluded.at, left_out = excluded.left_out
        where excluded.at >= backup_latest.at or backup_latest.at > clock_timestamp()
      """;

  private static final String LATEST = "select id, at, left_out from backup_latest";

  /// Notes that one is there, whole.
  void note(Tx tx, Manifest manifest, long leftOut) {
    tx.update(NOTE, manifest.id(), manifest.at(), leftOut);
  }

  /// The latest, if any was ever made.
  Optional<LatestBackup> latest(Tx tx) {
    return tx.one(
        LATEST,
        row ->
            new LatestBackup(row.getString("id"), Tx.instant(row, "at"), row.getLong("left_out")));
  }
}
