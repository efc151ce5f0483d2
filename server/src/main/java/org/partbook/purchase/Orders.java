package org.partbook.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;

/// Orders as the publisher sees them: those of all vendors, with their history.
public final class Orders {
  private final Database db;
  private final Clock clock;
  private final Duration fulfilment;
  private final PurchaseStore store = new PurchaseStore();
  private final LineStore lines = new LineStore();

  /// The orders of an installation.
  ///
  /// @param fulfilment how long a line that is taken up again is tried before it fails
  public Orders(Database db, Clock clock, Duration fulfilment) {
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
    return db.inTransaction(tx -> store.events(tx, line));
  }

  /// Takes a failed line up again, with a new deadline. False if it isn't a failed one.
  public boolean retry(OrderLine line) {
    var now = clock.instant();
    return db.inTransaction(tx -> lines.retry(tx, line, now, now.plus(fulfilment)));
  }
}
