package org.partbook.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of the clocks of vendors' sandboxes. Whoever needs the time of a line or of a caller has
/// it told by the function `sandbox_ahead`, within a statement of its own.
final class SandboxClockStore {
  private static final String AHEAD = "select sandbox_ahead(?) as ahead";

  /// One that would be put too far ahead stays where it is.
  private static final String MOVE =
      """
      insert into sandbox_clock (vendor_id, ahead_seconds, moved_at) values (?, ?, ?)
      on conflict (vendor_id)
        do update set ahead_seconds = sandbox_clock.ahead_seconds + excluded.ahead_seconds,
          moved_at = excluded.moved_at
        where sandbox_clock.ahead_seconds + excluded.ahead_seconds <= ?
      returning ahead_seconds as ahead
      """;

  private static final String RESET = "delete from sandbox_clock where vendor_id = ?";

  Duration ahead(Tx tx, VendorId vendor) {
    return tx.one(AHEAD, row -> Duration.ofSeconds(row.getLong("ahead")), vendor.value())
        .orElseThrow();
  }

  /// How far it is ahead now; nothing if that would be more than `most`.
  ///
  /// @param by at most `most` itself
  Optional<Duration> move(Tx tx, VendorId vendor, Duration by, Duration most, Instant now) {
    return tx.one(
        MOVE,
        row -> Duration.ofSeconds(row.getLong("ahead")),
        vendor.value(),
        by.toSeconds(),
        now,
        most.toSeconds());
  }

  void reset(Tx tx, VendorId vendor) {
    tx.update(RESET, vendor.value());
  }
}
