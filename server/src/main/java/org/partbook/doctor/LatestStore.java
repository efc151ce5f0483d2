package org.partbook.doctor;

import java.time.Instant;
import java.util.Optional;
import org.partbook.db.Tx;

/// The SQL of what was written last, and first.
final class LatestStore {
  /// By the servers' clocks: what happens in the sandbox has the vendor's own, which may be ahead.
  private static final String LATEST =
      """
      select greatest(
        (select max(at) from log_state),
        (select max(created_at) from signing_key),
        (
          select max(latest)
          from vendor
            join lateral (
              select registered_at as latest from order_line
              where vendor_id = vendor.id and environment = 'live'
              order by registered_at desc
              limit 1) as line on true)) as latest
      """;

  private static final String FIRST_LIVE =
      """
      select min(first) as first
      from vendor
        join lateral (
          select registered_at as first from order_line
          where vendor_id = vendor.id and environment = 'live'
          order by registered_at
          limit 1) as line on true
      """;

  Optional<Instant> latest(Tx tx) {
    return tx.one(LATEST, row -> Tx.optionalInstant(row, "latest")).flatMap(latest -> latest);
  }

  /// When anything was first sold.
  Optional<Instant> firstLive(Tx tx) {
    return tx.one(FIRST_LIVE, row -> Tx.optionalInstant(row, "first")).flatMap(first -> first);
  }
}
