package org.partbook.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;

/// Writes lines to the database, many in one transaction, while the next ones are being read. When
/// a batch is refused its halves are tried, and theirs: a line that the database doesn't take never
/// costs its neighbours their place.
///
/// Used by one thread, the one that imports; another one writes.
final class ImportBatch implements AutoCloseable {
  private static final int MOST_LINES = 1000;
  private static final int ASSETS_AN_ENTRY = 50;
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  /// In characters of JSON: together with the longest line it bounds what a batch holds in memory.
  /// One may be written while another one grows.
  private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

  /// What is done doesn't wait much longer to be in, however long the files of other lines take.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /// Longer than any statement may take.
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(40);

  private final Database db;
  private final Clock clock;
  private final ImportTally tally;
  private final LongSupplier upTo;
  private final ImportOrigin origin;
  private final ImportStore store = new ImportStore();
  private final HistoryStore history = new HistoryStore();
  private final JournalStore journal = new JournalStore();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("import-writer").daemon().factory());

  /// Known to who writes.
  private OptionalLong importId = OptionalLong.empty();

  private @Nullable Future<Written> writing;
  private List<Line> lines = new ArrayList<>();
  private int characters;
  private long lastHandedOn = System.nanoTime();

  /// Nothing is taken in yet.
  ///
  /// @param upTo the line up to which every one was refused or taken in
  ImportBatch(Database db, Clock clock, ImportOrigin origin, ImportTally tally, LongSupplier upTo) {
    this.origin = origin;
    this.db = db;
    this.clock = clock;
    this.tally = tally;
    this.upTo = upTo;
  }

  private record Line(long number, AssetRow row) {}

  /// Takes a line in, and has the batch written when it is full.
  ///
  /// @throws DatabaseException if the database can't be reached
  void add(long number, AssetRow row) {
    lines.add(new Line(number, row));
    characters += row.document().length();
    if (lines.size() == MOST_LINES || characters >= MOST_CHARACTERS) {
      handOn();
    }
  }

  /// Has what was taken in written if that was some time ago. To be called again and again.
  ///
  /// @throws DatabaseException if the database can't be reached
  void flushIfDue() {
    if (writing != null && writing.isDone()) {
      awaitWritten();
    }
    if (writing == null && (lines.isEmpty() || isDue())) {
      handOn();
    }
  }

  private boolean isDue() {
    return System.nanoTime() - lastHandedOn > LONGEST.toNanos();
  }

  /// Nothing is left to write.
  void finish() {
    if (tally.hasChanged()) {
      db.transact(store::count);
      forgetTheOldest();
    }
  }

  private void forgetTheOldest() {
    var before = clock.instant().minus(History.KEPT);
    while (db.inTransaction(tx -> history.forget(tx, before, FORGOTTEN_AT_ONCE))
        == FORGOTTEN_AT_ONCE) {
      // There may be more.
    }
  }

  /// Writes what was taken in.
  ///
  /// @throws DatabaseException if the database can't be reached
  void flush() {
    handOn();
    awaitWritten();
  }

  private void handOn() {
    awaitWritten();
    var complete = upTo.getAsLong();
    if (lines.isEmpty()) {
      tally.complete(complete);
      return;
    }
    var batch = lines;
    writing = writer.submit(() -> written(batch, complete));
    lines = new ArrayList<>();
    characters = 0;
    lastHandedOn = System.nanoTime();
  }

  private void awaitWritten() {
    var written = writing;
    if (written == null) {
      return;
    }
    writing = null;
    try {
      OtherThread.result(written).tell(tally);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What became of a batch.
  private static final class Written {
    private final long complete;
    private final List<Line> refused = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private long added;
    private long updated;
    private long unchanged;

    Written(long complete) {
      this.complete = complete;
    }

    void tell(ImportTally tally) {
      tally.added(added);
      tally.updated(updated);
      tally.unchanged(unchanged);
      for (int i = 0; i < refused.size(); i++) {
        var message = "the database refused the line: " + reasons.get(i);
        tally.bad(refused.get(i).number(), List.of(new FieldError("", message)));
      }
      tally.complete(complete);
    }
  }

  private Written written(List<Line> batch, long complete) {
    var written = new Written(complete);
    write(batch, written);
    return written;
  }

  private void write(List<Line> batch, Written written) {
    try {
      writeAll(batch, written);
    } catch (DatabaseException e) {
      if (e.unavailable()) {
        throw e;
      }
      if (batch.size() == 1) {
        writeAgain(batch, written);
      } else {
        int half = batch.size() / 2;
        write(batch.subList(0, half), written);
        write(batch.subList(half, batch.size()), written);
      }
    }
  }

  private void writeAll(List<Line> batch, Written written) {
    var changes = db.inTransaction(tx -> write(tx, batch));
    if (changes.importId.isPresent()) {
      importId = changes.importId;
    }
    written.added += changes.fresh.size();
    written.updated += changes.changed.size();
    written.unchanged += changes.same;
  }

  /// What another import has added in this moment is there the second time.
  private void writeAgain(List<Line> line, Written written) {
    try {
      writeAll(line, written);
    } catch (DatabaseException e) {
      if (e.unavailable()) {
        throw e;
      }
      written.refused.add(line.getFirst());
      written.reasons.add(String.valueOf(e.getMessage()));
    }
  }

  private static final class Changes {
    private final List<AssetRow> fresh = new ArrayList<>();
    private final List<AssetRow> changed = new ArrayList<>();
    private final List<AssetRow> saidOtherwise = new ArrayList<>();
    private OptionalLong importId = OptionalLong.empty();
    private long same;

    int count() {
      return fresh.size() + changed.size();
    }
  }

  /// What has changed before what is new, as every import does.
  private Changes write(Tx tx, List<Line> batch) {
    var changes = changes(tx, batch);
    if (changes.count() > 0) {
      var now = clock.instant();
      var edit = history.begin(tx, importId(tx, now), changes.count(), now);
      changes.importId = OptionalLong.of(edit.importId());
      store.replace(tx, changes.changed, edit);
      store.add(tx, changes.fresh, edit.after(changes.changed.size()));
    }
    store.noteLines(tx, changes.saidOtherwise);
    append(tx, changes);
    return changes;
  }

  /// An import that changes nothing isn't recorded.
  private long importId(Tx tx, Instant now) {
    return importId.orElseGet(() -> history.addImport(tx, now, origin));
  }

  /// In entries that nobody is afraid to read many of at once.
  private void append(Tx tx, Changes changes) {
    append(tx, "added", changes.fresh);
    append(tx, "changed", changes.changed);
  }

  private void append(Tx tx, String what, List<AssetRow> rows) {
    var now = clock.instant();
    for (int from = 0; from < rows.size(); from += ASSETS_AN_ENTRY) {
      var some = rows.subList(from, Math.min(rows.size(), from + ASSETS_AN_ENTRY));
      var facts = Facts.of().addJson(what, editions(some));
      journal.append(
          tx, EntryKind.CATALOG_CHANGED, origin.actor(), now, OptionalLong.empty(), facts);
    }
  }

  /// Each asset with its fingerprint, and whether it is withdrawn.
  private static String editions(List<AssetRow> rows) {
    return Json.write(
        rows.stream()
            .map(row -> List.of(row.id(), row.fingerprint(), row.asset().withdrawn()))
            .toList());
  }

  private Changes changes(Tx tx, List<Line> batch) {
    var stored = store.stored(tx, batch.stream().map(line -> line.row().id()).toList());
    var changes = new Changes();
    for (var line : batch) {
      var row = line.row();
      var before = stored.get(row.id());
      if (before == null) {
        changes.fresh.add(row);
      } else if (!before.fingerprint().equals(row.fingerprint())) {
        changes.changed.add(row);
      } else {
        changes.same++;
        if (row.line().isPresent() && !row.line().equals(before.line())) {
          changes.saidOtherwise.add(row);
        }
      }
    }
    return changes;
  }

  /// Waits until nobody writes any more. What was taken in and not handed on is left out.
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (writing != null) {
        awaitWritten();
      }
      var _ = writer.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (DatabaseException e) {
      // Whoever stops has a reason already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
