package org.partbook.purchase;

import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of what ends links to whole orders.
final class RenewalStore {
  /// What happened before there was a copy has ended no link to it; a line that was completed at
  /// once has no entry of that. Entries are told apart by their numbers, which no clock turns
  /// round.
  private static final String RENEWALS =
      """
      select count(*) as renewals
      from order_line
        join lateral (
          select from journal as entry
          where entry.line_id = order_line.id and entry.kind in ('RENAMED', 'ERASED', 'RESTORED')
            and not exists (
              select from journal as completion
              where completion.line_id = order_line.id and completion.kind = 'COMPLETED'
                and completion.id > entry.id)
          offset 0) as renewal on true
      where vendor_id = ? and environment = ? and order_id = ? and completed_at is not null
      """;

  int renewals(Tx tx, VendorId vendor, Environment environment, OrderId order) {
    return tx.one(
            RENEWALS,
            row -> row.getInt("renewals"),
            vendor.value(),
            environment.wire(),
            order.value())
        .orElse(0);
  }
}
