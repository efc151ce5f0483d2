package org.partbook.sandbox;

import java.util.Optional;
import org.partbook.catalog.CatalogImport;
import org.partbook.db.Database;

/// The sandbox's assets, brought in without a server.
public final class SandboxStock {
  private SandboxStock() {}

  /// Brings them in, as each server does that finds none.
  public static void importInto(Database db, CatalogImport imports) {
    var _ = new SandboxCatalog(db, Optional.empty(), _ -> true).installed(() -> imports);
  }
}
