package org.partbook.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.partbook.access.Environment;
import org.partbook.db.Tx;
import org.partbook.monitoring.Survey.Queue;

/// The SQL of what waits in the database. However much there is, only so much of it is read.
final class SurveyStore {
  /// So far is counted.
  static final int MOST = 20_000;

  /// Those with the lowest numbers have mostly waited longest.
  private static final String LINES =
      """
      select environment, count(*) as waiting, min(deadline) as first, 0 as disabled
      from (select line_id, deadline from order_job order by line_id limit ?) as job
        join order_line on id = line_id
      group by environment
      """;

  /// An endpoint that has failed and was disabled since a time.
  private static final String WEBHOOKS =
      """
      select environment, coalesce(sum(pending.waiting), 0)::bigint as waiting,
        min(pending.first) as first,
        count(*) filter (where disabled_at > ? and failing_since is not null) as disabled
      from webhook_endpoint as one left join lateral (
        select count(*) as waiting, min(created_at) as first
        from (
          select created_at from webhook_delivery
          where endpoint_id = one.id and done_at is null and one.disabled_at is null
          limit ?) as delivery) as pending on true
      group by environment
      """;

  private static final String UNLOGGED =
      """
      select 'live' as environment, count(*) as waiting, min(at) as first, 0 as disabled
      from (
        select at from journal where id > (select last_id from log_state)
        order by id limit ?) as entry
      """;

  /// Lines that are being processed; the time is the earliest deadline.
  List<Queue> lines(Tx tx) {
    return tx.list(LINES, SurveyStore::queue, MOST);
  }

  /// Messages to endpoints that aren't disabled, and how many were disabled since a time.
  List<Queue> webhooks(Tx tx, Instant since) {
    return tx.list(WEBHOOKS, SurveyStore::queue, since, MOST);
  }

  /// Entries of the journal that aren't in its log.
  Queue unlogged(Tx tx) {
    return tx.one(UNLOGGED, SurveyStore::queue, MOST).orElseThrow();
  }

  private static Queue queue(ResultSet row) throws SQLException {
    return new Queue(
        Environment.ofWire(row.getString("environment")),
        row.getLong("waiting"),
        Tx.optionalInstant(row, "first"),
        row.getInt("disabled"));
  }
}
