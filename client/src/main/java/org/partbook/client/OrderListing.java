package org.partbook.client;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Your orders. Pages are fetched as they are needed; each iterator and each stream begins anew.
///
/// While somebody goes through it, any call of the iterator may throw a [PurchaseApiException].
public final class OrderListing implements Iterable<Order> {
  private final Function<Optional<String>, OrderPage> pages;

  OrderListing(Function<Optional<String>, OrderPage> pages) {
    this.pages = pages;
  }

  @Override
  public Iterator<Order> iterator() {
    return stream().iterator();
  }

  /// The same as a stream, one page of which is in memory at a time.
  ///
  /// @return a sequential stream, which needn't be closed
  public Stream<Order> stream() {
    return StreamSupport.stream(pages().spliterator(), false)
        .flatMap(page -> page.orders().stream());
  }

  /// All lines, without the orders that they belong to.
  ///
  /// @return a sequential stream, which needn't be closed
  public Stream<OrderLine> lines() {
    return stream().flatMap(order -> order.lines().stream());
  }

  /// The pages, which have the sums and cursors.
  ///
  /// @return pages that are fetched as they are needed
  public Iterable<OrderPage> pages() {
    return () -> new Paging<>(pages, OrderPage::cursor, OrderPage::more);
  }
}
