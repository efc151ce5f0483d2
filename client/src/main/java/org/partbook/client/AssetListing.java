package org.partbook.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// All assets of the catalogue, in order of their numbers. Pages are fetched as they are needed;
/// each iterator and each stream begins anew.
///
/// While somebody goes through it, any call of the iterator may throw a [PurchaseApiException].
public final class AssetListing implements Iterable<AssetItem> {
  private final Function<String, AssetPage> pages;
  private final String firstQuery;

  AssetListing(Function<String, AssetPage> pages, String firstQuery) {
    this.pages = pages;
    this.firstQuery = firstQuery;
  }

  @Override
  public Iterator<AssetItem> iterator() {
    return new Assets(pages, firstQuery);
  }

  /// The same as a stream, one page of which is in memory at a time.
  ///
  /// @return a sequential stream, which needn't be closed
  public Stream<AssetItem> stream() {
    return StreamSupport.stream(
        () -> Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED),
        Spliterator.ORDERED,
        false);
  }

  private static final class Assets implements Iterator<AssetItem> {
    private final Function<String, AssetPage> pages;
    private Iterator<AssetItem> page = Collections.emptyIterator();
    private Optional<String> next;
    private long lastId = -1;

    Assets(Function<String, AssetPage> pages, String firstQuery) {
      this.pages = pages;
      this.next = Optional.of(firstQuery);
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && next.isPresent()) {
        var query = next.get();
        var fetched = pages.apply(query);
        next = fetched.nextPage().map(Assets::query);
        if (next.isPresent()) {
          seeThatItAdvances(query, next.get(), fetched.lastId());
        }
        page = fetched.assets().iterator();
      }
      return page.hasNext();
    }

    @Override
    public AssetItem next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    /// What follows the question mark. The path is known, and the host is ours.
    private static String query(String nextPage) {
      var mark = nextPage.indexOf('?');
      var query = mark < 0 ? "" : nextPage.substring(mark + 1);
      if (query.isEmpty() || Links.parse("/?" + query).isEmpty()) {
        throw new TransportException(
            "GET /assets/list: next_page is no address of a page", ApiError.bare(200));
      }
      return query;
    }

    /// A server that sends the same page again and again would keep us for ever.
    private void seeThatItAdvances(String query, String nextQuery, OptionalLong last) {
      if (nextQuery.equals(query) || (last.isPresent() && last.getAsLong() <= lastId)) {
        throw new TransportException("GET /assets/list: the pages go round", ApiError.bare(200));
      }
      lastId = last.orElse(lastId);
    }
  }
}
