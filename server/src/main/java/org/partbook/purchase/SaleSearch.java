package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;

/// Finds lines for the publisher, by whatever is known of them.
public final class SaleSearch {
  private final SaleSearchStore store;

  public SaleSearch(Database db) {
    this.store = new SaleSearchStore(db);
  }

  /// What is known; all of it must be so.
  ///
  /// @param from of the registration, inclusive
  /// @param until of the registration, exclusive
  /// @param standing as [ListedSale#standing] says it
  /// @param named whether only lines are wanted of which the customer is known
  /// @param customer the beginning of a name that the line has or had, in any case
  /// @param after the number of the line behind which to go on; 0 to begin
  /// @param last the highest number of a line
  public record Wanted(
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<VendorId> vendor,
      Optional<Environment> environment,
      Optional<String> standing,
      boolean named,
      OptionalLong asset,
      Optional<String> customer,
      Optional<CopyCode> code,
      Optional<String> flag,
      long after,
      long last,
      int most) {
    /// Whatever is there, at most so many at once.
    public static Wanted everything(int most) {
      return new Wanted(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Long.MAX_VALUE,
          most);
    }

    /// The same for those of one customer.
    public Wanted ofCustomer(String name) {
      return new Wanted(
          from,
          until,
          vendor,
          environment,
          standing,
          named,
          asset,
          Optional.of(name),
          code,
          flag,
          after,
          last,
          most);
    }

    /// The same for those of before a moment whose customers are known.
    public Wanted namedBefore(Instant end) {
      return new Wanted(
          from,
          Optional.of(end),
          vendor,
          environment,
          standing,
          true,
          asset,
          customer,
          code,
          flag,
          after,
          last,
          most);
    }

    /// The same between two lines.
    Wanted between(long beforeFirst, long end) {
      return new Wanted(
          from,
          until,
          vendor,
          environment,
          standing,
          named,
          asset,
          customer,
          code,
          flag,
          beforeFirst,
          end,
          most);
    }

    /// The same, going on behind a line.
    public Wanted behind(ListedSale one) {
      return new Wanted(
          from,
          until,
          vendor,
          environment,
          standing,
          named,
          asset,
          customer,
          code,
          flag,
          one.line().number(),
          last,
          most);
    }
  }

  /// The same question, with the lines named between which the answer is: to be asked once, before
  /// the first page.
  public Wanted bounded(Wanted wanted) {
    return store.bounded(wanted);
  }

  /// A page of lines, in the order in which they were registered.
  public List<ListedSale> find(Wanted wanted) {
    return store.find(wanted);
  }
}
