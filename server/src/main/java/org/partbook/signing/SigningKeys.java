package org.partbook.signing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.sealing.Kept;
import org.partbook.sealing.Seals;
import org.partbook.signing.SigningKeyStore.Row;

/// The keys of links, tokens and cursors, as they are kept.
public final class SigningKeys {
  /// So old a key has to be before anything is signed with it: by then all servers have read it,
  /// and nobody meets one that doesn't know it yet.
  public static final Duration SETTLING = Duration.ofSeconds(10);

  private static final String USE = "links";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database db;
  private final Seals seals;
  private final SigningKeyStore store = new SigningKeyStore();

  public SigningKeys(Database db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  /// One of them.
  ///
  /// @param signs whether links are signed with it now
  /// @param key that it is encrypted with
  public record Known(int id, Instant since, boolean signs, Optional<String> key) {}

  /// Keys that can be used, and which of them signs.
  record Usable(List<SigningKey> all, SigningKey signing) {}

  /// All of them, the oldest first.
  public List<Known> list() {
    return db.ask(tx -> {
      var rows = store.keys(tx);
      return rows.stream()
          .map(row ->
              new Known(row.id(), row.createdAt(), row.equals(signing(rows)), row.kept().key()))
          .toList();
    });
  }

  /// Makes another key. What was signed before stays good, and this one signs when all servers know
  /// it.
  ///
  /// @return its number
  public int rotate(Tx tx) {
    store.lock(tx);
    var rows = store.keys(tx);
    var secret = random();
    var kept = rows.isEmpty() ? seals.keep(secret, USE) : likeNewest(rows, secret);
    return store.addNow(tx, kept);
  }

  private Kept likeNewest(List<Row> rows, byte[] secret) {
    return seals.keepLike(rows.getLast().kept(), secret, USE);
  }

  /// What became of the wish to end a key.
  public enum Ended {
    DONE,
    NO_SUCH_KEY,
    /// It is the newest, or the one that signs until the newest does.
    STILL_SIGNS
  }

  /// Takes a key away: whatever was signed with it leads nowhere any more.
  public Ended end(Tx tx, int id) {
    store.lock(tx);
    var rows = store.keys(tx);
    if (rows.stream().noneMatch(row -> row.id() == id)) {
      return Ended.NO_SUCH_KEY;
    }
    if (rows.getLast().id() == id || signing(rows).id() == id) {
      return Ended.STILL_SIGNS;
    }
    store.remove(tx, id);
    return Ended.DONE;
  }

  /// Keeps all of them as another secret is kept, where they aren't yet.
  ///
  /// @param like what is only looked at
  /// @return how many were changed
  public int keepLike(Tx tx, Kept like) {
    store.lock(tx);
    var changed = 0;
    for (var row : store.keys(tx)) {
      if (!row.kept().key().equals(like.key())) {
        store.keep(tx, row.id(), seals.keepLike(like, seals.open(row.kept(), USE), USE));
        changed++;
      }
    }
    return changed;
  }

  /// Makes sure that all of them can be read.
  ///
  /// @throws org.partbook.sealing.SealException if one can't
  public void requireReadable() {
    var _ = read();
  }

  /// Reads them; the first server of an installation makes one.
  Usable readOrFirst(Clock clock) {
    return usable(
        db.inTransaction(tx -> {
          var found = store.keys(tx);
          if (!found.isEmpty()) {
            return found;
          }
          store.lock(tx);
          if (store.keys(tx).isEmpty()) {
            store.add(tx, seals.keep(random(), USE), clock.instant());
          }
          return store.keys(tx);
        }));
  }

  /// Reads them; nothing if there are none.
  Optional<Usable> read() {
    return Optional.of(db.ask(store::keys)).filter(rows -> !rows.isEmpty()).map(this::usable);
  }

  private Usable usable(List<Row> rows) {
    var keys =
        rows.stream().map(row -> new SigningKey(row.id(), seals.open(row.kept(), USE))).toList();
    return new Usable(keys, keys.get(rows.indexOf(signing(rows))));
  }

  /// The newest of those that all servers know.
  private static Row signing(List<Row> rows) {
    return rows.reversed().stream()
        .filter(row -> row.age().compareTo(SETTLING) >= 0)
        .findFirst()
        .orElseGet(rows::getFirst);
  }

  private static byte[] random() {
    var secret = new byte[SigningKey.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }
}
