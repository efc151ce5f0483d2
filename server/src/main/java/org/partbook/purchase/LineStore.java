package org.partbook.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;
import org.partbook.purchase.Settlement.Completed;
import org.partbook.purchase.Settlement.Failed;
import org.partbook.purchase.Settlement.TryAgain;

/// All SQL that writes order lines and their ledger: nobody else does.
final class LineStore {
  /// Where null would have to stand in an array.
  private static final long NONE = 0;

  private static final String INSERT =
      """
      with line as (
        insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id,
          ensemble_id, customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
          status, due_at, deadline, registered_at)
        select vendor_id, environment, order_id, order_line_id, asset_id,
          nullif(ensemble_id, 0), customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
          'PROCESSING', registered_at, deadline, registered_at
        from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::boolean[],
            ?::timestamptz[], ?::timestamptz[])
          as new (vendor_id, environment, order_id, order_line_id, asset_id, ensemble_id,
            customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
            registered_at, deadline)
        on conflict do nothing
        returning id, vendor_id, environment, order_id, order_line_id, registered_at
      ), event as (
        insert into order_event (line_id, kind, at)
        select id, 'REGISTERED', registered_at from line
      )
      select vendor_id, environment, order_id, order_line_id from line
      """;

  /// The lines are chosen in a `with`, which runs once. Within `where id in (…)` a planner may run
  /// the choice again and again, and each time skip what it has locked: more lines than there is
  /// room for would be claimed.
  private static final String CLAIM =
      """
      with due as materialized (
        select id from order_line
        where status = 'PROCESSING' and due_at <= ?
        order by due_at
        limit ?
        for update skip locked)
      update order_line
      set due_at = ?, attempts = attempts + 1
      from due
      where order_line.id = due.id
      returning order_line.id, asset_id, epoch, attempts, registered_at, deadline
      """;

  /// Lines that somebody else is changing are skipped: they are being settled or cancelled.
  private static final String EXTEND =
      """
      update order_line
      set due_at = ?
      where id in (
        select order_line.id
        from order_line
          join unnest(?::bigint[], ?::integer[], ?::integer[]) as mine (id, epoch, attempt)
            on mine.id = order_line.id
        where status = 'PROCESSING'
          and order_line.epoch = mine.epoch
          and order_line.attempts = mine.attempt
        for update of order_line skip locked)
      """;

  private static final String SETTLE =
      """
      with settled as (
        update order_line
        set status = outcome.status,
          score = outcome.score,
          rendering = coalesce(outcome.rendering, order_line.rendering),
          personal = coalesce(outcome.personal, order_line.personal),
          form = coalesce(outcome.form, order_line.form),
          failure = outcome.failure,
          due_at = outcome.due_at,
          completed_at = case when outcome.status = 'COMPLETED' then ?::timestamptz end
        from unnest(?::bigint[], ?::integer[], ?::integer[],
            ?::text[], ?::text[], ?::text[], ?::boolean[], ?::integer[], ?::text[],
            ?::timestamptz[])
          as outcome (id, epoch, attempt, status, score, rendering, personal, form, failure,
            due_at)
        where order_line.id = outcome.id
          and order_line.status = 'PROCESSING'
          and order_line.epoch = outcome.epoch
          and order_line.attempts = outcome.attempt
        returning order_line.id, order_line.vendor_id, order_line.environment,
          order_line.order_id, order_line.order_line_id, order_line.status, order_line.failure
      ), event as (
        insert into order_event (line_id, kind, at, detail)
        select id, status, ?, failure from settled where status <> 'PROCESSING'
      )
      select settled.id, name, environment, order_id, order_line_id
      from settled join vendor on vendor.id = vendor_id
      where status = 'FAILED'
      """;

  private static final String CANCEL =
      """
      with line as (
        update order_line
        set status = 'CANCELLED', epoch = epoch + 1, cancelled_at = ?
        where id = ?
        returning id, cancelled_at
      )
      insert into order_event (line_id, kind, at) select id, 'CANCELLED', cancelled_at from line
      """;

  private static final String DELIVER =
      """
      with line as (
        update order_line
        set delivered_at = ?
        where id = ? and status = 'COMPLETED' and epoch = ? and delivered_at is null
          and (form = ? or not personal)
        returning id, delivered_at
      )
      insert into order_event (line_id, kind, at, detail)
      select id, 'DELIVERED', delivered_at, ? from line
      """;

  private static final String RETRY =
      """
      with line as (
        update order_line
        set status = 'PROCESSING', epoch = epoch + 1, attempts = 0, failure = null,
          due_at = ?, deadline = ?
        where id = ? and status = 'FAILED'
        returning id, due_at
      )
      insert into order_event (line_id, kind, at) select id, 'RETRIED', due_at from line
      """;

  /// The range ends with a line that is there, however many numbers were left out before it.
  private static final String RENEW =
      """
      with stretch as (
        select id from order_line where id > ? order by id limit ?
      ), renewed as (
        update order_line set form = ?
        where id > ? and id <= (select max(id) from stretch)
          and status = 'COMPLETED' and delivered_at is null and personal and form < ?
          and exists (
            select from prepared_score
            where score = order_line.score and product = 'copy' and form = ?)
        returning true
      )
      select max(id) as last, (select count(*) from renewed) as renewed from stretch
      """;

  /// Inserts the lines that don't exist yet, and tells which those were.
  Set<LineKey> insert(Tx tx, List<NewLine> lines) {
    return new HashSet<>(
        tx.list(
            INSERT,
            PurchaseStore::key,
            lines.stream().map(line -> line.key().vendor().value()).toList(),
            lines.stream().map(line -> line.key().environment().wire()).toList(),
            lines.stream().map(line -> line.key().order().value()).toList(),
            lines.stream().map(line -> line.key().line().value()).toList(),
            lines.stream().map(line -> line.asset().value()).toList(),
            lines.stream().map(line -> line.ensemble().map(AssetId::value).orElse(NONE)).toList(),
            lines.stream().map(NewLine::customer).toList(),
            lines.stream().map(NewLine::countryCode).toList(),
            lines.stream().map(NewLine::quantity).toList(),
            lines.stream().map(NewLine::unitPrice).toList(),
            lines.stream().map(NewLine::lineItemPrice).toList(),
            lines.stream().map(NewLine::priceMismatch).toList(),
            lines.stream().map(NewLine::registeredAt).toList(),
            lines.stream().map(NewLine::deadline).toList()));
  }

  /// Takes lines that are due, and keeps others from taking them until `leaseEnd`.
  List<ClaimedLine> claim(Tx tx, Instant now, Instant leaseEnd, int most) {
    return tx.list(
        CLAIM,
        row ->
            new ClaimedLine(
                row.getLong("id"),
                new AssetId(row.getLong("asset_id")),
                row.getInt("epoch"),
                row.getInt("attempts"),
                Tx.instant(row, "registered_at"),
                Tx.instant(row, "deadline")),
        now,
        most,
        leaseEnd);
  }

  void extend(Tx tx, Collection<ClaimedLine> lines, Instant leaseEnd) {
    tx.update(
        EXTEND,
        leaseEnd,
        lines.stream().map(ClaimedLine::number).toList(),
        lines.stream().map(ClaimedLine::epoch).toList(),
        lines.stream().map(ClaimedLine::attempt).toList());
  }

  /// Writes how attempts ended, except for lines that are no longer the claimant's: cancelled, or
  /// claimed again after the lease had run out.
  ///
  /// @return the lines that have failed by it
  List<FailedLine> settle(Tx tx, List<Settlement> settlements, Instant now) {
    return tx.list(
        SETTLE,
        row ->
            new FailedLine(
                row.getLong("id"),
                row.getString("name"),
                Environment.ofWire(row.getString("environment")),
                new OrderId(row.getLong("order_id")),
                new OrderLineId(row.getLong("order_line_id"))),
        now,
        column(settlements, one -> one.line().number()),
        column(settlements, one -> one.line().epoch()),
        column(settlements, one -> one.line().attempt()),
        column(settlements, LineStore::status),
        column(settlements, one -> ofFile(one, file -> file.blob().sha256())),
        column(settlements, one -> ofFile(one, SoldFile::rendering)),
        column(settlements, one -> ofFile(one, SoldFile::personal)),
        column(settlements, one -> ofFile(one, SoldFile::form)),
        column(settlements, LineStore::failure),
        column(settlements, one -> one instanceof TryAgain again ? again.due() : now),
        now);
  }

  void cancel(Tx tx, OrderLine line, Instant now) {
    tx.update(CANCEL, now, line.number());
  }

  /// Whether this was the first delivery of a line that is still completed and in this epoch.
  boolean deliver(Tx tx, OrderLine line, Instant now, String what) {
    var form = line.sold().map(SoldFile::form).orElse(0);
    return tx.update(DELIVER, now, line.number(), line.epoch(), form, what) == 1;
  }

  /// Whether the line was a failed one.
  boolean retry(Tx tx, OrderLine line, Instant now, Instant deadline) {
    return tx.update(RETRY, now, deadline, line.number()) == 1;
  }

  /// What became of a range of lines.
  ///
  /// @param last the last one; nothing if there are none behind the range before
  record Renewed(Optional<Long> last, int lines) {}

  /// Gives the lines of a range that nobody has received anything of the copies of this form, where
  /// the score has been prepared.
  ///
  /// @param after the line before the range
  /// @param most how many the range has
  Renewed renew(Tx tx, int form, long after, int most) {
    return tx.one(RENEW, LineStore::renewed, after, most, form, after, form, form).orElseThrow();
  }

  private static Renewed renewed(ResultSet row) throws SQLException {
    return new Renewed(
        Optional.ofNullable(row.getObject("last", Long.class)), row.getInt("renewed"));
  }

  private static String status(Settlement settlement) {
    return switch (settlement) {
      case Completed _ -> "COMPLETED";
      case Failed _ -> "FAILED";
      case TryAgain _ -> "PROCESSING";
    };
  }

  private static @Nullable String failure(Settlement settlement) {
    return switch (settlement) {
      case Completed _ -> null;
      case Failed failed -> failed.reason();
      case TryAgain again -> again.reason();
    };
  }

  private static <T> @Nullable T ofFile(Settlement settlement, Function<SoldFile, T> part) {
    return settlement instanceof Completed completed ? part.apply(completed.file()) : null;
  }

  private static <T extends @Nullable Object> List<T> column(
      List<Settlement> settlements, Function<Settlement, T> cell) {
    var column = new ArrayList<T>();
    settlements.forEach(settlement -> column.add(cell.apply(settlement)));
    return column;
  }
}
