package org.partbook.doctor;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Tx;
import org.partbook.ledger.JournalStore;

/// The SQL of lines and what the journal says of them. A window at a time, each of one moment, so
/// that a server may go on selling meanwhile and none of its lines is seen half written.
final class LineHistoryStore {
  /// What stands for NaN and infinity, which the database takes for amounts.
  private static final BigDecimal NOBODYS = BigDecimal.ONE.scaleByPowerOfTen(-30);

  /// Entries that say nothing of a line's state are left out: there may be any number of them.
  private static final String WINDOW =
      """
      with line as materialized (
        select * from order_line where id > ? order by id limit ?
      )
      select line.id, line.vendor_id, name, environment, order_id, order_line_id, asset_id,
        customer, customer_salt, country_code, line.quantity, unit_price, line_item_price, status,
        registered_at, completed_at, cancelled_at, delivered_at, ended_at, erased_at, refunded,
        line.currency, net_due, entry.id as entry_id, entry.at, entry.kind,
        entry.vendor_id as entry_vendor, entry.currency as entry_currency,
        entry.quantity as entry_quantity, entry.net::text as net, entry.body
      from line
        left join lateral (
          select name from vendor where vendor.id = line.vendor_id
          offset 0) as vendor on true
        left join lateral (
          select id, at, kind, vendor_id, currency, quantity, net, body from journal
          where line_id = line.id and kind not in ('LINKED', 'EDITION_TAKEN')
          order by id
          offset 0) as entry on true
      order by line.id, entry.id
      """;

  private static final String LOST =
      """
      select line_id, min(id) as id, min(vendor_id) as vendor_id,
        min(body) filter (where kind = 'REGISTERED') as body
      from journal
      where line_id > ? and line_id <= ?
        and not exists (
          select from order_line where order_line.id = line_id
          offset 0)
      group by line_id
      order by line_id
      limit ?
      """;

  /// The next lines behind one, by their numbers.
  List<StoredLine> window(Tx tx, long after, int most) {
    tx.run(JournalStore.FROM_ONE_PLACE);
    var lines = new ArrayList<StoredLine>();
    tx.list(
        WINDOW,
        row -> {
          if (lines.isEmpty() || lines.getLast().id() != row.getLong("id")) {
            lines.add(line(row));
          }
          if (row.getObject("entry_id") != null) {
            lines.getLast().entries().add(entry(row));
          }
          return true;
        },
        after,
        most);
    return lines;
  }

  /// A line that the journal tells of and that isn't there.
  ///
  /// @param body of its registration, if there is one
  record Lost(long id, OptionalLong vendor, Optional<String> body) {}

  /// Those of a range of numbers.
  ///
  /// @param after exclusive
  /// @param last inclusive
  List<Lost> lost(Tx tx, long after, long last, int most) {
    tx.run(JournalStore.FROM_ONE_PLACE);
    return tx.list(
        LOST,
        row ->
            new Lost(
                row.getLong("line_id"),
                unboxed(row.getObject("vendor_id", Long.class)),
                Optional.ofNullable(row.getString("body"))),
        after,
        last,
        most);
  }

  private static StoredLine line(ResultSet row) throws SQLException {
    return new StoredLine(
        row.getLong("id"),
        row.getLong("vendor_id"),
        Optional.ofNullable(row.getString("name")),
        row.getString("environment"),
        row.getLong("order_id"),
        row.getLong("order_line_id"),
        row.getLong("asset_id"),
        row.getString("customer"),
        row.getBytes("customer_salt"),
        row.getString("country_code"),
        row.getLong("quantity"),
        row.getBigDecimal("unit_price"),
        row.getBigDecimal("line_item_price"),
        row.getString("status"),
        new StoredLine.Times(
            Tx.instant(row, "registered_at"),
            Tx.optionalInstant(row, "completed_at"),
            Tx.optionalInstant(row, "cancelled_at"),
            Tx.optionalInstant(row, "delivered_at"),
            Tx.optionalInstant(row, "ended_at"),
            Tx.optionalInstant(row, "erased_at")),
        row.getLong("refunded"),
        Optional.ofNullable(row.getString("currency")),
        Optional.ofNullable(row.getBigDecimal("net_due")),
        new ArrayList<>());
  }

  private static StoredEntry entry(ResultSet row) throws SQLException {
    return new StoredEntry(
        row.getLong("entry_id"),
        Tx.instant(row, "at"),
        row.getString("kind"),
        unboxed(row.getObject("entry_vendor", Long.class)),
        Optional.ofNullable(row.getString("entry_currency")),
        unboxed(row.getObject("entry_quantity", Long.class)),
        Optional.ofNullable(row.getString("net")).map(LineHistoryStore::amount),
        row.getString("body"));
  }

  private static BigDecimal amount(String text) {
    return text.matches("-?[0-9.]+") ? new BigDecimal(text) : NOBODYS;
  }

  private static OptionalLong unboxed(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
