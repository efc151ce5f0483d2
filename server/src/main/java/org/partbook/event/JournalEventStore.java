package org.partbook.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL by which the journal becomes events.
final class JournalEventStore {
  private static final String LOOK =
      """
      select last_id, case when is_called then last_value else last_value - 1 end as drawn
      from event_position, journal_id
      """;

  private static final String POSITION = "select last_id from event_position";

  private static final String ADVANCE = "update event_position set last_id = ? where last_id = ?";

  private static final String ENTRIES =
      """
      select journal.id, at, kind, body, line_id, journal.vendor_id,
        line.environment, order_id, order_line_id, asset_id, line.quantity, line.status,
        closed.period_from, closed.period_until
      from journal
        left join lateral (
          select environment, order_id, order_line_id, asset_id, quantity, status
          from order_line
          where order_line.id = journal.line_id
          offset 0) as line on true
        left join lateral (
          select period_from, period_until
          from statement
          where number = case
            when journal.kind = 'STATEMENT_CLOSED' then journal.body::json ->> 'statement'
          end
          offset 0) as closed on true
      where journal.id > ? and journal.id <= ? and journal.vendor_id is not null
        and journal.kind in ('REGISTERED', 'COMPLETED', 'FAILED', 'CANCELLED', 'DELIVERED',
          'REFUNDED', 'ENDED', 'STATEMENT_CLOSED')
      order by journal.id
      """;

  /// What can be seen at little cost.
  ///
  /// @param position up to which number entries were drawn
  /// @param drawn the last number that an entry has got
  record Look(long position, long drawn) {}

  Look look(Tx tx) {
    return tx.one(LOOK, row -> new Look(row.getLong("last_id"), row.getLong("drawn")))
        .orElseThrow();
  }

  long position(Tx tx) {
    return tx.one(POSITION, row -> row.getLong("last_id")).orElseThrow();
  }

  /// Moves the position.
  ///
  /// @return whether it was where it was believed to be
  boolean advance(Tx tx, long from, long to) {
    return tx.update(ADVANCE, to, from) == 1;
  }

  /// An entry that may become an event.
  ///
  /// @param line nothing if it is about none
  /// @param period of the statement that was closed, if it is about one
  record Told(
      long id,
      Instant at,
      String kind,
      String body,
      VendorId vendor,
      Optional<Line> line,
      Optional<Period> period) {}

  /// The line that an entry is about.
  record Line(
      long number,
      Environment environment,
      long order,
      long orderLine,
      long asset,
      long quantity,
      String status) {}

  /// From when until when a statement is.
  record Period(LocalDate from, LocalDate until) {}

  /// Entries behind one and up to another that may become events, in their order.
  List<Told> entries(Tx tx, long after, long upTo) {
    return tx.list(ENTRIES, JournalEventStore::told, after, upTo);
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        row.getLong("id"),
        Tx.instant(row, "at"),
        row.getString("kind"),
        row.getString("body"),
        new VendorId(row.getLong("vendor_id")),
        line(row),
        period(row));
  }

  private static Optional<Line> line(ResultSet row) throws SQLException {
    var environment = row.getString("environment");
    return environment == null
        ? Optional.empty()
        : Optional.of(
            new Line(
                row.getLong("line_id"),
                Environment.ofWire(environment),
                row.getLong("order_id"),
                row.getLong("order_line_id"),
                row.getLong("asset_id"),
                row.getLong("quantity"),
                row.getString("status")));
  }

  private static Optional<Period> period(ResultSet row) throws SQLException {
    var from = row.getObject("period_from", LocalDate.class);
    return from == null
        ? Optional.empty()
        : Optional.of(new Period(from, row.getObject("period_until", LocalDate.class)));
  }
}
