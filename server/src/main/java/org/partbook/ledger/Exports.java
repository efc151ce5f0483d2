package org.partbook.ledger;

import java.time.Clock;
import java.util.OptionalLong;
import org.partbook.db.Database;

/// Notes that something was handed to another program.
public final class Exports {
  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final JournalStore journal = new JournalStore();

  /// By somebody.
  public Exports(Database db, Clock clock, Actor actor) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
  }

  /// Writes it down.
  ///
  /// @param vendor whose figures they are, if they are one's
  /// @param facts what it was
  public void note(OptionalLong vendor, Facts facts) {
    db.transact(
        tx -> journal.append(tx, EntryKind.EXPORTED, actor, clock.instant(), vendor, facts));
  }
}
