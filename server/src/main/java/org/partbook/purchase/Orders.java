package org.partbook.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;
import org.partbook.ledger.Actor;
import org.partbook.ledger.JournalStore;

/// Orders as the publisher sees them: those of all vendors, with their history.
public final class Orders {
  private final Database db;
  private final Clock clock;
  private final Duration fulfilment;
  private final Actor actor;
  private final PurchaseStore store = new PurchaseStore();
  private final LineStore lines = new LineStore();
  private final JournalStore journal = new JournalStore();

  /// The orders of an installation.
  ///
  /// @param fulfilment how long a line that is taken up again is tried before it fails
  public Orders(Database db, Clock clock, Duration fulfilment) {
    this(db, clock, fulfilment, Actor.operator());
  }

  /// The same, for somebody else.
  public Orders(Database db, Clock clock, Duration fulfilment, Actor actor) {
    this.actor = actor;
    this.db = db;
    this.clock = clock;
    this.fulfilment = fulfilment;
  }

  /// The lines of every vendor's order of this id.
  public List<OrderLine> find(OrderId order) {
    return db.inTransaction(tx -> store.ofAllVendors(tx, order));
  }

  /// The line whose copies bear this code.
  public Optional<OrderLine> byCode(CopyCode code) {
    return db.inTransaction(tx -> store.byCode(tx, code));
  }

  /// What happened to a line, oldest first.
  public List<OrderEvent> events(OrderLine line) {
    return db.ask(tx -> journal.ofLine(tx, line.number())).stream()
        .flatMap(entry -> OrderEvent.of(entry).stream())
        .toList();
  }

  /// Takes a failed line up again, with a new deadline. False if it isn't a failed one.
  public boolean retry(OrderLine line) {
    var now = clock.instant();
    return db.inTransaction(tx -> lines.retry(tx, line, actor, now, now.plus(fulfilment)));
  }
}
