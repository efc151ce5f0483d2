package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.db.Access;
import org.partbook.db.Database;
import org.partbook.db.Refill;
import org.partbook.db.SequenceState;
import org.partbook.db.Snapshot;
import org.partbook.db.TableShape;

/// Brings everything from one database into another, from table to table.
public final class Move {
  private static final int CONNECTIONS = 1;

  private final Database from;
  private final BackupProgress progress;

  public Move(Database from, BackupProgress progress) {
    this.from = from;
    this.progress = progress;
  }

  /// All of it, or nothing. Nobody writes in the one or the other meanwhile; and when it is over,
  /// whoever has waited to write into the former one is sent away.
  ///
  /// @param moved what is done when all is there, before anybody can write anywhere
  /// @return how many tables
  /// @throws IOException if the connection to one of them breaks
  public int to(Access to, Runnable moved) throws IOException {
    try (var snapshot = from.snapshotAlone()) {
      try (var target = Refill.of(to)) {
        target.fill(new Rows(snapshot, progress));
      }
      int tables = tables(to);
      moved.run();
      snapshot.sendOthersAway();
      return tables;
    }
  }

  /// Opening it sees to the rights of who works with the tables.
  private static int tables(Access to) {
    try (var moved = Database.open(to, CONNECTIONS);
        var snapshot = moved.snapshot()) {
      return snapshot.tables().size();
    }
  }

  private static final class Rows implements Refill.Rows {
    private final Snapshot snapshot;
    private final BackupProgress progress;
    private final List<TableShape> tables;
    private int read;

    Rows(Snapshot snapshot, BackupProgress progress) {
      this.snapshot = snapshot;
      this.progress = progress;
      this.tables = snapshot.tables();
    }

    @Override
    public String version() {
      return snapshot.version();
    }

    @Override
    public List<TableShape> tables() {
      return tables;
    }

    @Override
    public List<SequenceState> sequences() {
      return snapshot.sequences();
    }

    @Override
    public Optional<Long> count(TableShape table) {
      return Optional.of(snapshot.count(table));
    }

    @Override
    public InputStream read(TableShape table) {
      progress.at(Step.TABLES, read++, tables.size());
      return snapshot.read(table);
    }
  }
}
