package org.partbook.sandbox;

import java.util.List;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;
import org.partbook.sandbox.IntegrationReport.State;

/// The SQL of what was seen.
final class SightingStore {
  private static final String NOTE =
      """
      insert into sandbox_sighting (vendor_id, situation, stage, at, what) values (?, ?, ?, ?, ?)
      on conflict (vendor_id, situation, stage)
        do update set at = excluded.at, what = excluded.what
      """;

  private static final String ALL =
      "select situation, stage, at, what from sandbox_sighting where vendor_id = ? order by at";

  void note(Tx tx, VendorId vendor, Sighting sighting) {
    tx.update(
        NOTE,
        vendor.value(),
        sighting.situation().name(),
        sighting.state().name(),
        sighting.at(),
        sighting.what());
  }

  List<Sighting> all(Tx tx, VendorId vendor) {
    return tx.list(
        ALL,
        row ->
            new Sighting(
                Situation.valueOf(row.getString("situation")),
                State.valueOf(row.getString("stage")),
                Tx.instant(row, "at"),
                row.getString("what")),
        vendor.value());
  }
}
