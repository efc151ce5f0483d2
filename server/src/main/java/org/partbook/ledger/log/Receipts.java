package org.partbook.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.Hash;
import org.partbook.audit.LogKey;
import org.partbook.audit.Merkle;
import org.partbook.audit.NotVerified;
import org.partbook.audit.Receipt;
import org.partbook.audit.TiledTree;
import org.partbook.audit.TlogProof;
import org.partbook.db.Database;
import org.partbook.ledger.CanonicalEntry;
import org.partbook.ledger.Entry;
import org.partbook.sealing.Seals;

/// The proofs that sales are in the log, to the checkpoint that is public.
public final class Receipts {
  private final Database db;
  private final LogFolder folder;
  private final LogStore store;

  /// What becomes of the question for a proof.
  ///
  /// @param <T> receipt or bare proof
  public sealed interface Outcome<T> {}

  /// There it is.
  public record Logged<T>(T proof) implements Outcome<T> {}

  /// It isn't in the log yet; in a moment it will be.
  public record NotYet<T>() implements Outcome<T> {}

  /// There is no such sale.
  public record NoEntry<T>() implements Outcome<T> {}

  public Receipts(Database db, LogFolder folder, Seals seals) {
    this.store = new LogStore(seals);
    this.db = db;
    this.folder = folder;
  }

  /// A registered line's entry, its salt and its proof: for whoever sold it.
  ///
  /// @param line our number of it
  public Outcome<Receipt> receipt(long line) {
    return of(line, (entry, proof) -> Receipt.of(CanonicalEntry.of(entry), entry.salt(), proof));
  }

  /// The proof alone, of a commitment that gives nothing away: for anybody.
  ///
  /// @param line our number of it
  public Outcome<TlogProof> proof(long line) {
    return of(
        line,
        (entry, proof) ->
            new TlogProof(
                Optional.of(CanonicalEntry.commitment(entry).base64()),
                proof.index(),
                proof.path(),
                proof.checkpoint()));
  }

  private interface Form<T> {
    T of(Entry entry, TlogProof proof);
  }

  private <T> Outcome<T> of(long line, Form<T> form) {
    var found = db.ask(tx -> store.registered(tx, line));
    if (found.isEmpty()) {
      return new NoEntry<>();
    }
    return proof(found.get())
        .<Outcome<T>>map(proof -> new Logged<>(form.of(found.get(), proof)))
        .orElseGet(NotYet::new);
  }

  private Optional<TlogProof> proof(Entry entry) {
    try {
      // First what is public: what is in the log then may not be public yet.
      var note = folder.checkpoint();
      var key = db.ask(store::key).map(LogKey::verifier);
      if (note.isEmpty() || key.isEmpty()) {
        return Optional.empty();
      }
      var checkpoint = Checkpoint.open(note.get(), key.get());
      if (entry.id() > db.ask(store::state).lastId()) {
        return Optional.empty();
      }
      var index = db.ask(tx -> store.index(tx, entry.id())).orElse(Long.MAX_VALUE);
      if (index >= checkpoint.size()) {
        return Optional.empty();
      }
      var commitment = CanonicalEntry.commitment(entry);
      return Optional.of(proof(commitment, index, checkpoint, note.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NotVerified e) {
      throw new IllegalStateException(
          "entry " + entry.id() + " can't be proven, see `partbook ledger verify`: " + e.text(), e);
    }
  }

  /// Nothing is handed out that its receiver would find to be wrong.
  private TlogProof proof(Hash commitment, long index, Checkpoint checkpoint, String note)
      throws IOException, NotVerified {
    var path = new TiledTree(checkpoint.size(), folder.tiles()).inclusion(index);
    Merkle.requireInclusion(
        Merkle.leaf(commitment), index, checkpoint.size(), path, checkpoint.root());
    return new TlogProof(Optional.empty(), index, path, note);
  }
}
