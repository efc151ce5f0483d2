package org.partbook.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.Hash;
import org.partbook.audit.LogKey;
import org.partbook.audit.Merkle;
import org.partbook.audit.NotVerified;
import org.partbook.audit.Tile;
import org.partbook.audit.Tiles;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.CanonicalEntry;
import org.partbook.ledger.Entry;
import org.partbook.sealing.Seals;

/// Holds the journal, the files and what was signed against one another, all of it.
///
/// The files are read as a tree of their own: if that hashes to what was signed, its leaves say
/// what was logged, and the first entry that doesn't hash to its leaf is the one that was changed.
/// If it doesn't, the files were; then the journal itself tells whether it is what was signed.
///
/// It reads a window of the journal at a time, so that its size doesn't matter.
public final class LogCheck {
  private static final int WINDOW = 4096;

  private final Database db;
  private final LogFolder folder;
  private final LogStore store;

  /// What was found.
  ///
  /// @param origin the log's name, if it has begun
  /// @param size how many entries the log has
  /// @param published how many of them are in the checkpoint that is public
  /// @param unlogged how many are in the journal and not in the log yet
  /// @param problems what isn't as it should be; none if all is
  public record Found(
      Optional<String> origin,
      long size,
      long published,
      long unlogged,
      Hash root,
      List<Problem> problems) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  /// Something that isn't as it should be.
  ///
  /// @param index where in the log, if it is at one place
  /// @param entry its number in the journal, if it has one
  /// @param message in words
  public record Problem(Kind kind, OptionalLong index, OptionalLong entry, String message) {}

  /// What may be wrong.
  public enum Kind {
    /// An entry isn't what was logged.
    CHANGED,
    /// An entry that was logged isn't there any more.
    MISSING,
    /// An entry is among those that were logged, and wasn't.
    INSERTED,
    /// A file isn't there, or isn't what was signed.
    FILES,
    /// The checkpoint isn't one of this log, or not of what the database has.
    CHECKPOINT,
    /// What the database says of the log doesn't agree with itself.
    STATE
  }

  /// Where no key is encrypted.
  LogCheck(Database db, LogFolder folder) {
    this(db, folder, Seals.none());
  }

  LogCheck(Database db, LogFolder folder, Seals seals) {
    this.store = new LogStore(seals);
    this.db = db;
    this.folder = folder;
  }

  /// Looks at everything. Nothing is changed, and a server may go on meanwhile.
  public Found check() {
    return db.inTransaction(tx -> new Run(tx).check());
  }

  private final class Run {
    private final Tx tx;
    private final LogState state;
    private final Tiles tiles;
    private final List<Problem> problems = new ArrayList<>();

    /// As the journal has it, and as the files have it.
    private final GrowingTree journal = new GrowingTree();

    private final GrowingTree filed = new GrowingTree();

    private final Optional<Checkpoint> checkpoint;

    /// The files' leaves of the tile that is looked at; null where they can't be read.
    private byte @Nullable [] leaves;

    private @Nullable Hash rootAtCheckpoint;
    private @Nullable Entry before;
    private @Nullable Problem firstDifference;
    private @Nullable Problem firstDamage;
    private long counted;

    Run(Tx tx) {
      this.tx = tx;
      // Before the state, which a server that goes on commits first.
      this.checkpoint = published();
      this.state = store.state(tx);
      this.tiles = new AwaitedTiles(folder, state.size());
      if (checkpoint.isEmpty() && problems.isEmpty() && state.size() > 0) {
        problem(Kind.CHECKPOINT, "there is no checkpoint in " + folder.path());
      }
    }

    Found check() {
      try {
        if (checkpoint.isPresent() && checkpoint.get().size() == 0) {
          rootAtCheckpoint = journal.root();
        }
        entries();
        journal.finish(this::hold);
        judge();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Found(
          store.key(tx).map(key -> key.verifier().name()),
          state.size(),
          checkpoint.map(Checkpoint::size).orElse(0L),
          store.count(tx, state.lastId()),
          state.root(),
          problems);
    }

    private Optional<Checkpoint> published() {
      try {
        var note = folder.checkpoint();
        var key = store.key(tx).map(LogKey::verifier);
        if (note.isEmpty() || key.isEmpty()) {
          return Optional.empty();
        }
        return Optional.of(Checkpoint.open(note.get(), key.get()));
      } catch (IOException e) {
        problem(Kind.CHECKPOINT, "the checkpoint can't be read: " + e);
      } catch (NotVerified e) {
        problem(Kind.CHECKPOINT, "the checkpoint in " + folder.path() + ": " + e.text());
      }
      return Optional.empty();
    }

    private void problem(Kind kind, String message) {
      problems.add(new Problem(kind, OptionalLong.empty(), OptionalLong.empty(), message));
    }

    private void entries() throws IOException {
      long at = 0;
      while (at < state.lastId()) {
        var end = Math.min(state.lastId(), at + WINDOW);
        var entries = store.entries(tx, at, end);
        var marks = marks(entries.size());
        for (var entry : entries) {
          entry(entry, marks);
        }
        at =
            entries.isEmpty()
                ? Math.min(state.lastId(), store.next(tx, end).orElse(Long.MAX_VALUE) - 1)
                : end;
      }
    }

    /// The first entries of the tiles that the next entries are in.
    private List<LogStore.Mark> marks(int many) {
      return store.marks(tx, counted / Tile.FULL, (counted + many) / Tile.FULL + 1);
    }

    private void entry(Entry entry, List<LogStore.Mark> marks) throws IOException {
      var index = counted++;
      if (index >= state.size()) {
        return;
      }
      if (index % Tile.FULL == 0) {
        leaves = leaves(index);
        mark(entry, index, marks);
      }
      var commitment = CanonicalEntry.commitment(entry);
      var logged = leaves;
      if (firstDifference == null
          && logged != null
          && !Merkle.leaf(commitment).equals(at(logged, index))) {
        firstDifference = difference(entry, index);
      }
      before = entry;
      journal.add(commitment, this::hold);
      if (checkpoint.isPresent() && checkpoint.get().size() == journal.size()) {
        rootAtCheckpoint = journal.root();
      }
    }

    private void mark(Entry entry, long index, List<LogStore.Mark> marks) {
      var tile = index / Tile.FULL;
      var fits =
          marks.stream().anyMatch(mark -> mark.tile() == tile && mark.firstId() == entry.id());
      if (!fits && firstDifference == null) {
        problems.add(
            new Problem(
                Kind.STATE,
                OptionalLong.of(index),
                OptionalLong.of(entry.id()),
                "the database doesn't know that tile "
                    + tile
                    + " begins with entry "
                    + entry.id()));
      }
    }

    /// The leaves of a tile as the files have them, which also grow into the files' own tree.
    private byte @Nullable [] leaves(long index) {
      var tile = Tile.of(state.size(), 0, index);
      try {
        var bytes = tiles.read(tile);
        for (int i = 0; i < tile.width(); i++) {
          filed.addLeaf(hash(bytes, i), GrowingTree.NOWHERE);
        }
        return bytes;
      } catch (IOException e) {
        damage(tile, "it can't be read: " + e);
        return null;
      }
    }

    private static Hash at(byte[] leaves, long index) {
      return hash(leaves, (int) (index % Tile.FULL));
    }

    private static Hash hash(byte[] hashes, int place) {
      var from = place * Hash.BYTES;
      return Hash.of(Arrays.copyOfRange(hashes, from, from + Hash.BYTES));
    }

    /// What has become of the first entry that doesn't fit, as far as its neighbours tell.
    private Problem difference(Entry entry, long index) {
      var logged = logged(index);
      if (following(entry)
          .map(Run::leaf)
          .filter(leaf -> logged.equals(Optional.of(leaf)))
          .isPresent()) {
        return problem(Kind.INSERTED, entry, index, named(entry) + " was put in afterwards");
      }
      if (logged(index + 1).equals(Optional.of(leaf(entry)))) {
        return missing(index, "before " + named(entry));
      }
      return problem(Kind.CHANGED, entry, index, named(entry) + " isn't what was logged");
    }

    private static Hash leaf(Entry entry) {
      return Merkle.leaf(CanonicalEntry.commitment(entry));
    }

    private Optional<Entry> following(Entry entry) {
      return store
          .next(tx, entry.id())
          .flatMap(next -> store.entries(tx, next - 1, next).stream().findFirst());
    }

    /// What the files have at a place.
    private Optional<Hash> logged(long index) {
      if (index >= state.size()) {
        return Optional.empty();
      }
      try {
        return Optional.of(at(tiles.read(Tile.of(state.size(), 0, index)), index));
      } catch (IOException _) {
        // That it can't be read is told of elsewhere.
        return Optional.empty();
      }
    }

    private Problem problem(Kind kind, Entry entry, long index, String message) {
      return new Problem(
          kind,
          OptionalLong.of(index),
          OptionalLong.of(entry.id()),
          message + ", at index " + index);
    }

    private Problem missing(long index, String where) {
      var previous = before;
      return new Problem(
          Kind.MISSING,
          OptionalLong.of(index),
          OptionalLong.empty(),
          "an entry that was logged is missing, at index "
              + index
              + ": "
              + (previous == null ? "" : "behind " + named(previous) + " and ")
              + where);
    }

    private static String named(Entry entry) {
      Instant at = entry.at();
      return "entry " + entry.id() + " (" + entry.kind() + ", " + at + ")";
    }

    /// Holds a tile of the journal's against the file.
    private void hold(Tile tile, byte[] hashes) {
      if (firstDamage != null) {
        return;
      }
      try {
        if (!Arrays.equals(hashes, tiles.read(tile))) {
          damage(tile, "it isn't what the journal gives");
        }
        for (var part : folder.parts(tile)) {
          holdPart(part, hashes);
        }
      } catch (IOException e) {
        damage(tile, "it can't be read: " + e);
      }
    }

    /// A wider one is of a round that wasn't committed.
    private void holdPart(Tile part, byte[] hashes) {
      try {
        if (part.bytes() < hashes.length
            && !Arrays.equals(Arrays.copyOf(hashes, part.bytes()), folder.tiles().read(part))) {
          damage(part, "it isn't the beginning of what it became");
        }
      } catch (IOException e) {
        damage(part, "it can't be read: " + e);
      }
    }

    private void damage(Tile tile, String how) {
      if (firstDamage == null) {
        firstDamage =
            new Problem(
                Kind.FILES,
                OptionalLong.of((tile.index() * Tile.FULL) << (Tile.HEIGHT * tile.level())),
                OptionalLong.empty(),
                tile.path() + " in " + folder.path() + ": " + how);
      }
    }

    private void judge() {
      var journalIsRight = counted == state.size() && journal.root().equals(state.root());
      var filesAreRight = filed.size() == state.size() && filed.root().equals(state.root());
      if (!journalIsRight) {
        problems.addFirst(journalProblem(filesAreRight));
      } else if (firstDamage != null) {
        problems.add(firstDamage);
      }
      if (!journalIsRight && !filesAreRight) {
        problem(
            Kind.FILES,
            "the files don't have what was logged either, so the place that is named may be wrong");
      }
      if (journalIsRight) {
        checkpoint.ifPresent(this::judge);
      }
    }

    private Problem journalProblem(boolean filesAreRight) {
      var first = firstDifference;
      if (first != null) {
        return first;
      }
      if (counted < state.size()) {
        return missing(counted, "at the end");
      }
      if (counted > state.size()) {
        return new Problem(
            Kind.INSERTED,
            OptionalLong.of(state.size()),
            OptionalLong.empty(),
            "there are %d entries up to the last one that was logged, and %d were logged"
                .formatted(counted, state.size()));
      }
      return new Problem(
          filesAreRight ? Kind.STATE : Kind.CHANGED,
          OptionalLong.empty(),
          OptionalLong.empty(),
          filesAreRight
              ? "journal and files agree, but the database says that something else was logged"
              : "the journal isn't what was logged; as the files aren't either, where can't be told");
    }

    private void judge(Checkpoint published) {
      if (published.size() > state.size()) {
        problem(
            Kind.CHECKPOINT,
            "the checkpoint has %d entries, and the database knows of %d: it is older than what was published"
                .formatted(published.size(), state.size()));
      } else if (!published.root().equals(rootAtCheckpoint)) {
        problem(
            Kind.CHECKPOINT,
            "what was signed of the first %d entries isn't what the journal has"
                .formatted(published.size()));
      }
    }
  }
}
