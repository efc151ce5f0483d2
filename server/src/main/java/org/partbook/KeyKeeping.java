package org.partbook;

import java.time.Clock;
import java.util.OptionalLong;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.sealing.Kept;
import org.partbook.signing.SigningKeys;
import org.partbook.signing.SigningKeys.Ended;
import org.partbook.webhook.Webhooks;

/// What the publisher does to keys. Each change is made with the entry that tells of it, or not at
/// all; no entry has anything of a key but its number.
public final class KeyKeeping {
  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final SigningKeys links;
  private final LedgerLog log;
  private final Webhooks webhooks;
  private final JournalStore journal = new JournalStore();

  KeyKeeping(
      Database db, Clock clock, Actor actor, SigningKeys links, LedgerLog log, Webhooks webhooks) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
    this.links = links;
    this.log = log;
    this.webhooks = webhooks;
  }

  /// Makes another key of links.
  ///
  /// @return its number
  public int rotate() {
    return db.inTransaction(tx -> {
      var made = links.rotate(tx);
      note(tx, EntryKind.KEY_MADE, Facts.of().add("key", made));
      return made;
    });
  }

  /// Takes a former key of links away.
  public Ended end(int key) {
    return db.inTransaction(tx -> {
      var ended = links.end(tx, key);
      if (ended == Ended.DONE) {
        note(tx, EntryKind.KEY_ENDED, Facts.of().add("key", key));
      }
      return ended;
    });
  }

  /// Keeps all keys as another one is kept: all of them, or none.
  ///
  /// @return how many were changed
  public int keepLike(Kept like) {
    return db.inTransaction(tx -> {
      var changed = links.keepLike(tx, like) + log.keepLike(tx, like) + webhooks.keepLike(tx, like);
      if (changed > 0) {
        note(
            tx,
            like.key().isPresent() ? EntryKind.KEYS_ENCRYPTED : EntryKind.KEYS_DECRYPTED,
            Facts.of().add("changed", changed).addText("encrypted_with", like.key()));
      }
      return changed;
    });
  }

  private void note(Tx tx, EntryKind kind, Facts facts) {
    journal.append(tx, kind, actor, clock.instant(), OptionalLong.empty(), facts);
  }
}
