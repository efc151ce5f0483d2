package org.partbook.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.json.FieldError;

/// Writes lines to the database, many in one transaction. When a batch is refused its lines are
/// written one by one: a line that the database doesn't take never costs its neighbours their
/// place.
final class ImportBatch {
  private static final int MOST_LINES = 500;

  /// In characters of JSON: together with the longest line it bounds what a batch holds in memory.
  private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

  /// What is done doesn't wait much longer to be in, however long the files of other lines take.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Database db;
  private final Clock clock;
  private final ImportTally tally;
  private final LongSupplier upTo;
  private final ImportStore store = new ImportStore();
  private final List<Line> lines = new ArrayList<>();
  private int characters;
  private long lastFlush = System.nanoTime();

  /// Nothing is taken in yet.
  ///
  /// @param upTo the line up to which every one was refused or taken in
  ImportBatch(Database db, Clock clock, ImportTally tally, LongSupplier upTo) {
    this.db = db;
    this.clock = clock;
    this.tally = tally;
    this.upTo = upTo;
  }

  private record Line(long number, AssetRow row) {}

  /// Takes a line in, and writes the batch when it is full.
  ///
  /// @throws DatabaseException if the database can't be reached
  void add(long number, AssetRow row) {
    lines.add(new Line(number, row));
    characters += row.document().length();
    if (lines.size() == MOST_LINES || characters >= MOST_CHARACTERS) {
      flush();
    }
  }

  /// Writes what was taken in if that was some time ago. To be called again and again.
  ///
  /// @throws DatabaseException if the database can't be reached
  void flushIfDue() {
    if (!lines.isEmpty() && System.nanoTime() - lastFlush > LONGEST.toNanos()) {
      flush();
    }
  }

  /// Writes what was taken in.
  ///
  /// @throws DatabaseException if the database can't be reached
  void flush() {
    try {
      write(lines);
    } catch (DatabaseException e) {
      requireAvailable(e);
      lines.forEach(this::writeAlone);
    }
    lines.clear();
    characters = 0;
    tally.complete(upTo.getAsLong());
    lastFlush = System.nanoTime();
  }

  private void writeAlone(Line line) {
    try {
      write(List.of(line));
    } catch (DatabaseException e) {
      requireAvailable(e);
      tally.bad(
          line.number(),
          List.of(new FieldError("", "the database refused the line: " + e.getMessage())));
    }
  }

  private static void requireAvailable(DatabaseException e) {
    if (e.unavailable()) {
      throw e;
    }
  }

  private void write(List<Line> batch) {
    if (batch.isEmpty()) {
      return;
    }
    var rows = batch.stream().map(Line::row).toList();
    var before = db.inTransaction(tx -> writeChanged(tx, rows));
    for (var row : rows) {
      count(before, row);
    }
  }

  /// The fingerprints of before.
  private Map<Long, String> writeChanged(Tx tx, List<AssetRow> rows) {
    var before = store.fingerprints(tx, rows.stream().map(AssetRow::id).toList());
    var changed =
        rows.stream().filter(row -> !row.fingerprint().equals(before.get(row.id()))).toList();
    if (!changed.isEmpty()) {
      store.write(tx, changed, clock.instant());
    }
    return before;
  }

  private void count(Map<Long, String> before, AssetRow row) {
    var fingerprint = before.get(row.id());
    if (fingerprint == null) {
      tally.added();
    } else if (fingerprint.equals(row.fingerprint())) {
      tally.unchanged();
    } else {
      tally.updated();
    }
  }
}
