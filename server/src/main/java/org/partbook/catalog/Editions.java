package org.partbook.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.JournalStore;

/// The editions of assets, as the publisher sees them. Imports make them ([NewEditions]); here it
/// is changed what is said of one afterwards, and what becomes of the copies of earlier ones.
public final class Editions {
  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final EditionStore store = new EditionStore();
  private final JournalStore journal = new JournalStore();

  /// The editions of an installation.
  ///
  /// @param actor who changes what is said
  public Editions(Database db, Clock clock, Actor actor) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
  }

  /// Those of an asset, by their types, and the oldest of each first.
  public List<Edition> of(AssetId asset) {
    return db.ask(tx -> store.ofAssets(tx, List.of(asset.value())));
  }

  /// Says something else of an edition; what isn't said stays.
  ///
  /// @return the edition as it is now; nothing if there is none
  public Optional<Edition> say(AssetId asset, String type, int number, EditionWords words) {
    return db.inTransaction(
        tx -> store.locked(tx, asset, type, number).map(before -> say(tx, before, words)));
  }

  private Edition say(Tx tx, Edition before, EditionWords words) {
    var after = before.with(words);
    if (!after.equals(before)) {
      store.change(tx, after);
      journal.append(
          tx,
          EntryKind.EDITION_CHANGED,
          actor,
          clock.instant(),
          OptionalLong.empty(),
          NewEditions.facts(List.of(after)));
    }
    return after;
  }
}
