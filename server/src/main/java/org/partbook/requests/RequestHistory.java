package org.partbook.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;

/// Reads what was written down of one vendor's requests in one environment.
public final class RequestHistory {
  /// So many rows are looked at for a page, which may be a short one then.
  static final int LOOKED_AT = 20_000;

  private final Database db;
  private final RequestLogStore store = new RequestLogStore();

  public RequestHistory(Database db) {
    this.db = db;
  }

  /// Requests, the latest first.
  ///
  /// @param next before which number the next page begins; nothing if there is none
  public record Page(List<LoggedRequest> requests, OptionalLong next) {
    public Page {
      requests = List.copyOf(requests);
    }
  }

  /// A page.
  ///
  /// @param before which number it begins
  public Page page(
      VendorId vendor, Environment environment, RequestFilter filter, long before, int size) {
    var owner = new Owner(vendor, environment);
    return db.inTransaction(tx -> {
      var found = store.page(tx, owner, filter, before, size + 1);
      if (found.size() > size) {
        var shown = found.subList(0, size);
        return new Page(shown, OptionalLong.of(shown.getLast().id()));
      }
      return new Page(found, store.lastLookedAt(tx, owner, filter, before));
    });
  }

  /// One of this vendor's.
  public Optional<LoggedRequest> find(VendorId vendor, Environment environment, long id) {
    return db.ask(tx -> store.one(tx, new Owner(vendor, environment), id));
  }

  /// How many there were since then, by operation and status.
  public List<RequestCount> counts(VendorId vendor, Environment environment, Instant since) {
    return db.ask(tx -> store.counts(tx, new Owner(vendor, environment), since));
  }
}
