package org.partbook.sandbox;

import java.time.Clock;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.sandbox.SandboxMemory.Item;

/// What happens to a line once, and never again.
public final class Accidents {
  private final Database db;
  private final Clock clock;
  private final SandboxMemory memory = new SandboxMemory();

  public Accidents(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Refuses the first registration of a line of an asset that is made for it.
  ///
  /// @throws ApiException 429 or 500; then nothing may be stored
  public void beforeRegistering(VendorId vendor, AssetId asset, long order, long line) {
    if (Quirk.SERVER_ERROR.isOf(asset) && isFirst(vendor, Quirk.SERVER_ERROR, order, line)) {
      throw new ApiException(
          ErrorCode.INTERNAL_ERROR,
          "the sandbox answers the first registration of a line of asset " + asset + " like this");
    }
    if (Quirk.TOO_MANY_REQUESTS.isOf(asset)
        && isFirst(vendor, Quirk.TOO_MANY_REQUESTS, order, line)) {
      throw new ApiException(
          ErrorCode.TOO_MANY_REQUESTS,
          "the sandbox answers the first registration of a line of asset " + asset + " like this");
    }
  }

  /// Whether the download that begins now shall break off.
  public boolean breaksOff(VendorId vendor, AssetId asset, long order, long line) {
    return Quirk.DOWNLOAD_BREAKS_OFF.isOf(asset)
        && isFirst(vendor, Quirk.DOWNLOAD_BREAKS_OFF, order, line);
  }

  private boolean isFirst(VendorId vendor, Quirk quirk, long order, long line) {
    var item = new Item(vendor, "accident " + quirk, order, line);
    return db.inTransaction(tx -> memory.first(tx, item, clock.instant()));
  }
}
