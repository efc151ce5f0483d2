package org.partbook.terms;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Listing;
import org.partbook.catalog.Offers;
import org.partbook.db.Database;
import org.partbook.db.LastUsed;
import org.partbook.db.Tx;

/// The terms of all vendors, for those who sell by them.
public final class TermsBook implements Offers {
  private static final int MOST_REMEMBERED = 1000;

  private final Database db;
  private final Clock clock;
  private final TermsStore store = new TermsStore();
  private final LastUsed<VendorId, KnownTerms> remembered = new LastUsed<>(MOST_REMEMBERED);

  public TermsBook(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A vendor's terms as they are remembered.
  public Optional<KnownTerms> remembered(VendorId vendor) {
    return remembered.find(vendor);
  }

  /// A vendor's terms as they are now.
  public KnownTerms read(Tx tx, VendorId vendor) {
    var now = store.ofVendor(tx, vendor);
    remembered.keep(vendor, now);
    return now;
  }

  /// Has a vendor's terms read anew when they are next asked for.
  public void forget(VendorId vendor) {
    remembered.forget(vendor);
  }

  @Override
  public Optional<Offer> of(VendorId vendor, long latest) {
    if (latest == 0) {
      return Optional.empty();
    }
    return remembered(vendor)
        .filter(known -> known.latest() == latest)
        .orElseGet(() -> db.ask(tx -> read(tx, vendor)))
        .at(clock.instant())
        .map(terms -> offer(terms.agreement()));
  }

  private static Offer offer(Agreement agreement) {
    var territories = Collections.unmodifiableSortedSet(new TreeSet<>(agreement.territories()));
    return new Offer() {
      @Override
      public SortedSet<String> territories() {
        return territories;
      }

      @Override
      public boolean covers(AssetId id, Listing listing) {
        return agreement.covers(id, listing);
      }

      @Override
      public BigDecimal price(BigDecimal inCatalogue) {
        return agreement.listPrice(inCatalogue);
      }

      @Override
      public String currency() {
        return agreement.currency().getCurrencyCode();
      }
    };
  }
}
