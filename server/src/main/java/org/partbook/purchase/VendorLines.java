package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;

/// The lines of one vendor, as it may look through them: those of the highest order first, since
/// shops count their orders.
public final class VendorLines {
  /// So many lines are looked at for a page, which may be a short one then.
  static final int LOOKED_AT = 5_000;

  private final Database db;
  private final VendorLinesStore store = new VendorLinesStore();

  public VendorLines(Database db) {
    this.db = db;
  }

  /// Where in the list a page begins: behind this line.
  public record Place(long order, long line) {
    public static final Place FIRST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

    /// Before the lines of an order.
    public static Place at(OrderId order) {
      return new Place(order.value(), Long.MAX_VALUE);
    }
  }

  /// Which lines are wanted.
  ///
  /// @param standing as [ListedSale#standing] says it
  /// @param from of the registration, inclusive
  /// @param until of the registration, exclusive
  public record Wanted(
      Optional<String> standing, Optional<Instant> from, Optional<Instant> until) {}

  /// A page of lines.
  ///
  /// @param next where the next one begins; nothing if there is none
  public record Page(List<ListedSale> lines, Optional<Place> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  public Page page(VendorId vendor, Environment environment, Wanted wanted, Place after, int size) {
    return db.inTransaction(tx -> {
      var found = store.page(tx, vendor, environment, wanted, after, size + 1);
      if (found.size() > size) {
        var shown = found.subList(0, size);
        return new Page(shown, Optional.of(place(shown.getLast())));
      }
      return new Page(found, store.lastLookedAt(tx, vendor, environment, after));
    });
  }

  private static Place place(ListedSale sale) {
    var key = sale.line().key();
    return new Place(key.order().value(), key.line().value());
  }

  /// The lines of an order, in their order; none if it isn't one of this vendor's.
  public List<ListedSale> order(VendorId vendor, Environment environment, OrderId order) {
    return db.ask(tx -> store.order(tx, vendor, environment, order));
  }
}
