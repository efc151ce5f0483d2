package org.partbook.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.LogKey;
import org.partbook.audit.NotVerified;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.FinalOrder;
import org.partbook.sealing.Seals;

/// Gives entries their places in the log, writes tiles, signs checkpoints.
///
/// **Which entries.** Those up to where the journal's order is final ([FinalOrder]). Nothing is
/// written by entry; the place is a number's rank.
///
/// **One history.** What is signed is what the database has committed, by a transaction that only
/// one server has at a time and that goes on from the size and root that are there. Tiles are
/// written before; since the order was final, whoever has to write them once more writes the same.
/// The checkpoint goes out when the commit is done, by whoever has the lock then.
///
/// **Nothing by trust.** What a start finds in the files has to hash to the committed root, and is
/// otherwise made anew from the journal, first without writing anything. If that doesn't hash to it
/// either, or if more was published than the database knows of, it throws [LogDiffers], and nothing
/// is signed any more.
final class LogWriter {
  /// So many numbers are looked through at once; it bounds the memory. Each look reads the end of
  /// the table, of which its index knows nothing yet, so a second's entries should be one.
  private static final int WINDOW = 8192;

  /// So many entries make a transaction at most.
  private static final long MOST_AT_ONCE = 50_000;

  private final Database db;
  private final LogFolder folder;
  private final Clock clock;
  private final Supplier<String> origin;
  private final LogStore store;
  private final RecentTiles recent;
  private @Nullable LogKey key;

  /// As the files have it; nothing where it has to be looked at.
  private @Nullable GrowingTree tree;

  /// The number of the last entry in it.
  private long lastInTree;

  private final FinalOrder order = new FinalOrder();
  private long lookedUpTo;
  private long published = -1;

  /// Where no key is encrypted.
  ///
  /// @param origin the log's name, if it has none yet
  LogWriter(Database db, LogFolder folder, Clock clock, Supplier<String> origin) {
    this(db, folder, clock, origin, Seals.none());
  }

  LogWriter(Database db, LogFolder folder, Clock clock, Supplier<String> origin, Seals seals) {
    this.store = new LogStore(seals);
    this.db = db;
    this.folder = folder;
    this.clock = clock;
    this.origin = origin;
    this.recent = new RecentTiles(folder);
  }

  /// Does what there is to do. Where there is nothing, it costs one small question.
  ///
  /// @return whether there is more to do at once
  /// @throws LogDiffers if nothing may be signed any more
  boolean round() {
    var look = db.ask(store::look);
    if (look.drawn() == lookedUpTo && look.size() == published) {
      return false;
    }
    try {
      if (key == null) {
        key = db.inTransaction(this::keyOrFirst);
      }
      var more = db.inTransaction(this::grow);
      db.transact(this::publish);
      return more;
    } catch (RuntimeException | Error e) {
      // What was committed of it, nobody knows here.
      tree = null;
      order.forget();
      lookedUpTo = 0;
      published = -1;
      throw e;
    }
  }

  /// Makes all tiles anew from the journal, whatever there is. Then there are rounds as ever.
  ///
  /// @throws LogDiffers if the journal isn't what was logged, or more was published
  void rebuild() {
    key = db.inTransaction(this::keyOrFirst);
    db.transact(this::rebuild);
  }

  private void rebuild(Tx tx) {
    if (!store.lock(tx)) {
      return;
    }
    var state = store.state(tx);
    try {
      folder.requireNotAhead(folder.checkpoint(), state, requireKey().verifier());
      tree = rebuilt(tx, state);
      lastInTree = state.lastId();
    } catch (IOException e) {
      throw new UncheckedIOException("the log can't be written", e);
    }
  }

  private LogKey keyOrFirst(Tx tx) {
    var found = store.key(tx);
    if (found.isPresent()) {
      return found.get();
    }
    try {
      store.addKey(tx, LogKey.generate(origin.get()), clock.instant());
    } catch (NotVerified e) {
      throw new IllegalStateException("the log can't be named " + origin.get(), e);
    }
    return store.key(tx).orElseThrow();
  }

  private boolean grow(Tx tx) {
    if (!store.lock(tx)) {
      return false;
    }
    var upTo = order.upTo(tx);
    var state = store.state(tx);
    try {
      var growing = treeOf(tx, state);
      if (upTo <= state.lastId()) {
        lookedUpTo = upTo;
        return false;
      }
      // Until all of it is done, what is in memory isn't what was committed.
      tree = null;
      var reached = append(tx, growing, state, upTo);
      tree = growing;
      return reached < upTo;
    } catch (IOException e) {
      throw new UncheckedIOException("the log can't be written", e);
    }
  }

  /// @return up to which number entries have their place now
  private long append(Tx tx, GrowingTree growing, LogState state, long upTo) throws IOException {
    var reader = new Reader(tx, state.lastId(), upTo);
    var tiles = new ArrayList<Long>();
    var firsts = new ArrayList<Long>();
    reader.readInto(
        growing,
        folder::write,
        (index, id) -> {
          tiles.add(index / 256);
          firsts.add(id);
        },
        MOST_AT_ONCE);
    if (growing.size() > state.size()) {
      growing.finish(folder::write);
      if (!tiles.isEmpty()) {
        store.mark(tx, tiles, firsts);
      }
      var reached = new LogState(growing.size(), reader.lastId, growing.root());
      if (!store.advance(tx, state, reached, clock.instant())) {
        throw new LogDiffers("somebody else has written the log beside its lock");
      }
    }
    lookedUpTo = reader.at;
    lastInTree = reader.lastId;
    return reader.at;
  }

  private interface TileBegun {
    void with(long index, long id);
  }

  /// Reads the journal in order.
  private final class Reader {
    private final Tx tx;
    private final long upTo;
    private long at;
    private long lastId;

    Reader(Tx tx, long after, long upTo) {
      this.tx = tx;
      this.at = after;
      this.lastId = after;
      this.upTo = upTo;
    }

    void readInto(GrowingTree growing, GrowingTree.Sink sink, TileBegun begun, long most)
        throws IOException {
      var enough = most > Long.MAX_VALUE - growing.size() ? Long.MAX_VALUE : growing.size() + most;
      while (at < upTo && growing.size() < enough) {
        var end = Math.min(upTo, at + WINDOW);
        var entries = store.commitments(tx, at, end);
        for (var entry : entries) {
          if (growing.size() % 256 == 0) {
            begun.with(growing.size(), entry.id());
          }
          growing.add(entry.commitment(), sink);
          lastId = entry.id();
        }
        // A gap may be of any length.
        at = entries.isEmpty() ? Math.min(upTo, store.next(tx, end).orElse(upTo + 1) - 1) : end;
      }
    }
  }

  /// The tree as it was committed, whose tiles are all there.
  private GrowingTree treeOf(Tx tx, LogState state) throws IOException {
    var known = tree;
    if (known != null && known.size() == state.size()) {
      return known;
    }
    folder.requireNotAhead(folder.checkpoint(), state, requireKey().verifier());
    var found = known == null ? begun(tx, state) : followed(tx, known, state);
    tree = found;
    lastInTree = state.lastId();
    return found;
  }

  /// This server has just begun.
  private GrowingTree begun(Tx tx, LogState state) throws IOException {
    var found = recent.load(state);
    return found.isPresent() ? found.get() : rebuilt(tx, state);
  }

  /// Another server has gone on: in the same files, or in files of its own.
  private GrowingTree followed(Tx tx, GrowingTree known, LogState state) throws IOException {
    var found = recent.edge(state);
    if (found.isPresent()) {
      return found.get();
    }
    var tried = known.copy();
    read(tx, lastInTree, state, tried, GrowingTree.NOWHERE);
    if (!isAt(tried, state)) {
      return rebuilt(tx, state);
    }
    read(tx, lastInTree, state, known, folder::write);
    known.finish(folder::write);
    return known;
  }

  private void read(Tx tx, long after, LogState state, GrowingTree into, GrowingTree.Sink sink)
      throws IOException {
    new Reader(tx, after, state.lastId()).readInto(into, sink, (_, _) -> {}, Long.MAX_VALUE);
  }

  private static boolean isAt(GrowingTree tree, LogState state) {
    return tree.size() == state.size() && tree.root().equals(state.root());
  }

  /// From the journal. It is read twice, so that no tile is written that isn't what was signed.
  private GrowingTree rebuilt(Tx tx, LogState state) throws IOException {
    var all = new GrowingTree();
    read(tx, 0, state, all, GrowingTree.NOWHERE);
    if (!isAt(all, state)) {
      throw new LogDiffers(
          "the journal's first %d entries aren't those that were logged".formatted(state.size()));
    }
    var written = new GrowingTree();
    read(tx, 0, state, written, folder::write);
    written.finish(folder::write);
    return written;
  }

  private void publish(Tx tx) {
    if (!store.lock(tx)) {
      return;
    }
    try {
      var state = store.state(tx);
      var signing = requireKey();
      var note =
          new Checkpoint(signing.verifier().name(), state.size(), state.root()).signed(signing);
      if (!folder.checkpoint().equals(Optional.of(note))) {
        folder.requireNotAhead(folder.checkpoint(), state, requireKey().verifier());
        var _ = treeOf(tx, state);
        folder.publish(note);
      }
      published = state.size();
    } catch (IOException e) {
      throw new UncheckedIOException("the log can't be written", e);
    }
  }

  private LogKey requireKey() {
    var known = key;
    if (known == null) {
      throw new IllegalStateException("the log has no key yet");
    }
    return known;
  }
}
