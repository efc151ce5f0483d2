package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;
import org.partbook.purchase.VendorLines.Place;
import org.partbook.purchase.VendorLines.Wanted;

/// The SQL of [VendorLines]. Everything is found by the key that each line has: a vendor's list
/// costs the same however many lines others have.
final class VendorLinesStore {
  private static final String SELECT =
      "select "
          + PurchaseStore.COLUMNS
          + """
          , (select name from vendor where vendor.id = vendor_id) as shop_name, title, edition,
            list_price, currency, terms_id, net_due, flags
          """;

  private static final String LOOKED_AT =
      """
      from (
        select * from order_line
        where vendor_id = ? and environment = ? and (order_id, order_line_id) < (?, ?)
        order by order_id desc, order_line_id desc
        limit ?) as order_line
      """;

  private static final String PAGE =
      SELECT
          + LOOKED_AT
          + """
          where (?::text is null or ? = case
              when ended_at is not null then 'ENDED'
              when status = 'COMPLETED' and refunded = quantity then 'REFUNDED'
              else status end)
            and (?::timestamptz is null or registered_at >= ?)
            and (?::timestamptz is null or registered_at < ?)
          order by order_id desc, order_line_id desc
          limit ?
          """;

  private static final String LAST =
      "select order_id, order_line_id "
          + LOOKED_AT
          + "order by order_id, order_line_id limit case when (select count(*) "
          + LOOKED_AT
          + ") < ? then 0 else 1 end";

  private static final String ORDER =
      SELECT
          + """
          from order_line
          where vendor_id = ? and environment = ? and order_id = ?
          order by order_line_id
          """;

  List<ListedSale> page(
      Tx tx, VendorId vendor, Environment environment, Wanted wanted, Place after, int most) {
    @Nullable String standing = wanted.standing().orElse(null);
    @Nullable Instant from = wanted.from().orElse(null);
    @Nullable Instant until = wanted.until().orElse(null);
    return tx.list(
        PAGE,
        SaleSearchStore::sale,
        vendor.value(),
        environment.wire(),
        after.order(),
        after.line(),
        VendorLines.LOOKED_AT,
        standing,
        standing,
        from,
        from,
        until,
        until,
        most);
  }

  /// The last of the lines that were looked at for a page; nothing if there are none behind it.
  Optional<Place> lastLookedAt(Tx tx, VendorId vendor, Environment environment, Place after) {
    return tx.one(
        LAST,
        row -> new Place(row.getLong("order_id"), row.getLong("order_line_id")),
        vendor.value(),
        environment.wire(),
        after.order(),
        after.line(),
        VendorLines.LOOKED_AT,
        vendor.value(),
        environment.wire(),
        after.order(),
        after.line(),
        VendorLines.LOOKED_AT,
        VendorLines.LOOKED_AT);
  }

  List<ListedSale> order(Tx tx, VendorId vendor, Environment environment, OrderId order) {
    return tx.list(ORDER, SaleSearchStore::sale, vendor.value(), environment.wire(), order.value());
  }
}
