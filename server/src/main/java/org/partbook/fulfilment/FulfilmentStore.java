package org.partbook.fulfilment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;
import org.partbook.fulfilment.Settlement.Completed;
import org.partbook.fulfilment.Settlement.Failed;
import org.partbook.fulfilment.Settlement.TryAgain;
import org.partbook.purchase.SoldFile;

/// The SQL of claiming and settling lines.
final class FulfilmentStore {
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
        returning order_line.id, order_line.status, order_line.failure
      )
      insert into order_event (line_id, kind, at, detail)
      select id, status, ?, failure from settled where status <> 'PROCESSING'
      """;

  private static final String OLDEST_DUE =
      """
      select due_at from order_line
      where status = 'PROCESSING'
      order by due_at
      limit 1
      """;

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
  void settle(Tx tx, List<Settlement> settlements, Instant now) {
    tx.update(
        SETTLE,
        now,
        column(settlements, one -> one.line().number()),
        column(settlements, one -> one.line().epoch()),
        column(settlements, one -> one.line().attempt()),
        column(settlements, FulfilmentStore::status),
        column(settlements, one -> ofFile(one, file -> file.blob().sha256())),
        column(settlements, one -> ofFile(one, SoldFile::rendering)),
        column(settlements, one -> ofFile(one, SoldFile::personal)),
        column(settlements, one -> ofFile(one, SoldFile::form)),
        column(settlements, FulfilmentStore::failure),
        column(settlements, one -> one instanceof TryAgain again ? again.due() : now),
        now);
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

  Optional<Instant> oldestDue(Tx tx) {
    return tx.one(OLDEST_DUE, row -> Tx.instant(row, "due_at"));
  }
}
