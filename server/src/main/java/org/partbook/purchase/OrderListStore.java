package org.partbook.purchase;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.db.Tx;

/// The SQL of [OrderList].
final class OrderListStore {
  /// How many lines are looked at for one page, where it isn't all that are wanted.
  private static final int LOOKED_AT = 10_000;

  /// A stretch of the vendor's lines in the order of their registration, by an index that has just
  /// that; of these the ones that are wanted; and where the stretch ends, even if there are none.
  private static final String PAGE =
      """
      with looked as materialized (
        select id, registered_at, status from order_line
        where vendor_id = ? and environment = ? and registered_at >= ? and registered_at < ?
          and (registered_at, id) > (?, ?)
        order by vendor_id, environment, registered_at, id
        limit ?
      ), last as materialized (
        select registered_at as last_at, id as last_id, (select count(*) from looked) as seen
        from looked
        order by registered_at desc, id desc
        limit 1
      )
      select last_at, last_id, seen, line.*
      from last
        left join lateral (
          select wanted.place, order_line.* from (
            select id, row_number() over (order by registered_at, id) as place
            from looked
            where ?::text is null or status = ?
            order by registered_at, id
            limit ?) as wanted
            join lateral (
              select *,
                case environment when 'sandbox' then sandbox_ahead(vendor_id) else 0 end as ahead
              from order_line where id = wanted.id
              offset 0) as order_line on true) as line on true
      order by place
      """;

  /// Behind which line a page begins.
  ///
  /// @param number our own number of it
  record Position(Instant at, long number) {
    static final Position START = new Position(Instant.EPOCH, 0);
  }

  /// A line, with what was agreed of it.
  record Listed(
      OrderLine line,
      Optional<String> title,
      Optional<String> currency,
      Optional<BigDecimal> netDue,
      List<String> flags) {
    Position position() {
      return new Position(line.registeredAt(), line.number());
    }
  }

  /// What was found.
  ///
  /// @param end the last line that was looked at
  /// @param more whether there may be others behind it
  record Stretch(List<Listed> lines, Optional<Position> end, boolean more) {}

  private record Row(Position end, long seen, Optional<Listed> line) {}

  /// A page, and one line more if there is one.
  Stretch page(Tx tx, Caller caller, OrderListQuery query, Position after) {
    int wanted = query.most() + 1;
    var status = query.status().map(LineStatus::name).orElse(null);
    int most = status == null ? wanted : LOOKED_AT;
    var rows =
        tx.list(
            PAGE,
            OrderListStore::row,
            caller.vendor().value(),
            caller.environment().wire(),
            query.begin(),
            query.end(),
            after.at(),
            after.number(),
            most,
            status,
            status,
            wanted);
    var first = rows.stream().findFirst();
    return new Stretch(
        rows.stream().flatMap(row -> row.line().stream()).toList(),
        first.map(Row::end),
        first.filter(row -> row.seen() == most).isPresent());
  }

  private static Row row(ResultSet row) throws SQLException {
    var end = new Position(Tx.instant(row, "last_at"), row.getLong("last_id"));
    @Nullable Object there = row.getObject("id");
    return new Row(
        end, row.getLong("seen"), there == null ? Optional.empty() : Optional.of(listed(row)));
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        PurchaseStore.line(row),
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("currency")),
        Optional.ofNullable(row.getBigDecimal("net_due")),
        List.of((String[]) row.getArray("flags").getArray()));
  }
}
