package org.partbook.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Goes from page to page by cursors, for as long as there is more.
///
/// @param <P> the pages
final class Paging<P> implements Iterator<P> {
  private final Function<Optional<String>, P> pages;
  private final Function<P, String> cursors;
  private final Predicate<P> mores;
  private Optional<String> cursor = Optional.empty();
  private boolean more = true;

  /// From the first page.
  ///
  /// @param pages the first page without a cursor, and that which follows a cursor
  /// @param cursors where to go on after a page
  /// @param mores whether there is more after it
  Paging(Function<Optional<String>, P> pages, Function<P, String> cursors, Predicate<P> mores) {
    this.pages = pages;
    this.cursors = cursors;
    this.mores = mores;
  }

  static <T> Stream<T> stream(Iterable<T> all) {
    return StreamSupport.stream(
        () -> Spliterators.spliteratorUnknownSize(all.iterator(), Spliterator.ORDERED),
        Spliterator.ORDERED,
        false);
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public P next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    var page = pages.apply(cursor);
    var next = cursors.apply(page);
    more = mores.test(page);
    if (more && cursor.equals(Optional.of(next))) {
      // A server that sends the same page again and again would keep us for ever.
      throw new TransportException("the pages go round", ApiError.bare(200));
    }
    cursor = Optional.of(next);
    return page;
  }
}
