package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;

/// Finds lines for the publisher, by whatever is known of them.
public final class SaleSearch {
  /// So many are read at once: nobody holds a year's sales.
  private static final int PAGE = 1000;

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
      Optional<String> flag) {
    /// All lines.
    public static final Wanted EVERYTHING = of(Optional.empty(), false, Optional.empty());

    /// Those of one customer.
    public static Wanted ofCustomer(String name) {
      return of(Optional.empty(), false, Optional.of(name));
    }

    /// Those of before a moment whose customers are known.
    public static Wanted namedBefore(Instant end) {
      return of(Optional.of(end), true, Optional.empty());
    }

    private static Wanted of(Optional<Instant> until, boolean named, Optional<String> customer) {
      return new Wanted(
          Optional.empty(),
          until,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          named,
          OptionalLong.empty(),
          customer,
          Optional.empty(),
          Optional.empty());
    }
  }

  /// Lines in the order in which they were registered, read as they are asked for.
  public Stream<ListedSale> find(Wanted wanted) {
    var span = store.span(wanted);
    return Stream.iterate(
            store.page(wanted, span, PAGE),
            page -> !page.isEmpty(),
            page -> next(wanted, span, page))
        .flatMap(List::stream);
  }

  private List<ListedSale> next(Wanted wanted, SaleSearchStore.Span span, List<ListedSale> page) {
    return page.size() < PAGE
        ? List.of()
        : store.page(wanted, span.behind(page.getLast().line().number()), PAGE);
  }
}
