package org.partbook.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.fulfilment.Fulfilment;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderLines;

/// The clocks of vendors' sandboxes. Each runs like the server's, and can be put forward by its
/// vendor, so that what takes days can be tried in a minute: links, windows, tokens, deadlines.
///
/// Nothing is told of a move, and no server remembers one: each statement that reads a caller or a
/// line of the sandbox reads with it how far its clock is ahead. What lines wait for while they are
/// processed goes by the server's clock, as does whoever works on them; so a move brings it nearer
/// instead.
final class SandboxClocks {
  /// Further ahead none can be: a year's subscription and a month's window fit in.
  static final Duration MOST_AHEAD = Duration.ofDays(400);

  private final Database db;
  private final Clock clock;
  private final SandboxClockStore store = new SandboxClockStore();
  private final OrderLines lines = new OrderLines();

  SandboxClocks(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// What became of a wish to put a clock forward.
  sealed interface Move {
    /// It was put forward.
    ///
    /// @param ahead how far it is ahead of the server's now
    record Moved(Duration ahead) implements Move {}

    /// It stays where it is.
    ///
    /// @param ahead how far it is ahead already
    record TooFar(Duration ahead) implements Move {}
  }

  /// How far a vendor's clock is ahead of the server's.
  Duration ahead(VendorId vendor) {
    return db.ask(tx -> store.ahead(tx, vendor));
  }

  /// Puts a clock forward.
  ///
  /// @param by at least a second, at most [#MOST_AHEAD]
  Move move(VendorId vendor, Duration by) {
    var now = clock.instant();
    return written(tx -> {
      var moved = store.move(tx, vendor, by, MOST_AHEAD, now);
      if (moved.isEmpty()) {
        return new Move.TooFar(store.ahead(tx, vendor));
      }
      var leasesEnd = now.plus(Fulfilment.LEASE);
      lines.bringForward(tx, vendor, Environment.SANDBOX, by, now, leasesEnd);
      return new Move.Moved(moved.get());
    });
  }

  /// Lets a clock be the server's again. What was written while it was ahead keeps its times, and
  /// what has become due stays due.
  void reset(VendorId vendor) {
    var _ =
        written(tx -> {
          store.reset(tx, vendor);
          return Duration.ZERO;
        });
  }

  private <T> T written(Function<Tx, T> work) {
    try {
      return db.inTransaction(work);
    } catch (DatabaseException e) {
      if (e.unavailable() && e.begun()) {
        throw new ApiException(
            ErrorCode.OUTCOME_UNKNOWN,
            "the database did not answer, so it is not known whether the clock was changed; GET"
                + " /sandbox/clock will tell");
      }
      throw e;
    }
  }
}
