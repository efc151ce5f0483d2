package org.partbook.verify;

import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.catalog.Asset;
import org.partbook.catalog.Catalog;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Purchases;
import org.partbook.verify.SoldCopy.Standing;
import org.partbook.web.Words;

/// Looks up what a code stands for.
///
/// A line that was never completed has no copy that could bear its code, so its code is one that we
/// don't know: whoever asks learns nothing of sales that are still under way or have failed.
public final class SoldCopies {
  private final Database db;
  private final Purchases purchases;
  private final Vendors vendors;
  private final Catalog catalog;

  public SoldCopies(Database db, Purchases purchases, Vendors vendors, Catalog catalog) {
    this.db = db;
    this.purchases = purchases;
    this.vendors = vendors;
    this.catalog = catalog;
  }

  Optional<SoldCopy> byCode(CopyCode code) {
    return purchases.byCode(code).flatMap(line -> standing(line).map(now -> describe(line, now)));
  }

  private static Optional<Standing> standing(OrderLine line) {
    var standing =
        switch (line.status()) {
          case PROCESSING, FAILED -> Optional.<Standing>empty();
          case COMPLETED -> Optional.of(Standing.VALID);
          case CANCELLED -> line.completedAt().map(_ -> Standing.CANCELLED);
        };
    return standing.map(
        real -> line.key().environment() == Environment.SANDBOX ? Standing.TEST : real);
  }

  private SoldCopy describe(OrderLine line, Standing standing) {
    var vendor = vendors.find(line.key().vendor()).map(Vendor::name).orElseThrow();
    return db.inTransaction(tx ->
        new SoldCopy(
            catalog.find(tx, line.asset()).map(Asset::title).orElse(Words.UNTITLED),
            catalog.composer(tx, line.asset()),
            line.quantity(),
            line.registeredAt(),
            vendor,
            standing));
  }
}
