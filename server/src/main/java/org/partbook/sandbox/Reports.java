package org.partbook.sandbox;

import org.partbook.access.VendorId;
import org.partbook.db.Database;

/// The integration reports of all vendors.
public final class Reports {
  private final Database db;
  private final SightingStore store = new SightingStore();

  public Reports(Database db) {
    this.db = db;
  }

  public IntegrationReport of(VendorId vendor) {
    return IntegrationReport.of(db.inTransaction(tx -> store.all(tx, vendor)));
  }
}
