package org.partbook.client;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What happened, page by page, until there is no more for now. Pages are fetched as they are
/// needed; each iterator and each stream begins anew.
///
/// While somebody goes through it, any call of the iterator may throw a [PurchaseApiException].
public final class EventFeed implements Iterable<EventPage> {
  private final Function<Optional<String>, EventPage> pages;

  EventFeed(Function<Optional<String>, EventPage> pages) {
    this.pages = pages;
  }

  @Override
  public Iterator<EventPage> iterator() {
    return new Paging<>(pages, EventPage::cursor, EventPage::more);
  }

  /// The same as a stream, one page of which is in memory at a time.
  ///
  /// @return a sequential stream, which needn't be closed
  public Stream<EventPage> stream() {
    return Paging.stream(this);
  }
}
