package org.partbook.client;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What has changed in the catalogue, page by page, until there is no more for now. Pages are
/// fetched as they are needed; each iterator and each stream begins anew.
///
/// While somebody goes through it, any call of the iterator may throw a [PurchaseApiException].
public final class ChangeFeed implements Iterable<ChangePage> {
  private final Function<Optional<String>, ChangePage> pages;

  ChangeFeed(Function<Optional<String>, ChangePage> pages) {
    this.pages = pages;
  }

  @Override
  public Iterator<ChangePage> iterator() {
    return new Paging<>(pages, ChangePage::cursor, ChangePage::more);
  }

  /// The same as a stream, one page of which is in memory at a time.
  ///
  /// @return a sequential stream, which needn't be closed
  public Stream<ChangePage> stream() {
    return Paging.stream(this);
  }
}
