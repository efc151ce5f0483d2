package org.partbook.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Tx;
import org.partbook.requests.Batch.Kind;
import org.partbook.requests.Batch.Sum;

/// The SQL of requests that were answered.
final class RequestLogStore {
  private static final String ADD =
      """
      insert into request_log (
        vendor_id, environment, at, method, operation, path, status, error, fields, micros,
        request_id, body)
      select vendor_id, environment, at, method, operation, path, status, error,
        string_to_array(fields, ' '), micros, request_id, body
      from unnest(
        ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[],
        ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[]) as answered (
          vendor_id, environment, at, method, operation, path, status, error, fields, micros,
          request_id, body)
      """;

  private static final String COUNT =
      """
      insert into request_count as before (
        vendor_id, environment, hour, operation, status, requests, micros)
      select *
      from unnest(
        ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[],
        ?::bigint[]) as sum (vendor_id, environment, hour, operation, status, requests, micros)
      order by 1, 2, 3, 4, 5
      on conflict (vendor_id, environment, hour, operation, status) do update
        set requests = before.requests + excluded.requests,
          micros = before.micros + excluded.micros
      """;

  /// Rows lie in the order of time, so the oldest have the lowest numbers.
  private static final String DELETE =
      """
      delete from request_log where id in (
        select id
        from (select id, at from request_log order by id limit ?) as oldest
        where at < ?)
      """;

  private static final String DELETE_COUNTS =
      """
      delete from request_count where ctid = any (array(
        select ctid from request_count where hour < ? order by hour limit ?))
      """;

  private static final int DELETED_AT_ONCE = 1000;

  private static final String COLUMNS =
      """
      id, at, method, operation, path, status, error, fields, micros, request_id, body
      """;

  /// So many of the rows before are looked at, and no more.
  private static final String LOOKED_AT =
      """
      from (
        select * from request_log
        where vendor_id = ? and environment = ? and id < ?
        order by id desc
        limit ?) as looked
      """;

  private static final String REFUSED_LOOKED_AT =
      LOOKED_AT.replace("and id < ?", "and status >= 400 and id < ?");

  private static final String SUCH =
      """
      where (?::text is null or method || ' ' || operation = ?)
        and (?::bigint is null or status = ?)
      order by id desc
      limit ?
      """;

  private static final String PAGE = "select " + COLUMNS + LOOKED_AT + SUCH;

  private static final String REFUSED_PAGE = "select " + COLUMNS + REFUSED_LOOKED_AT + SUCH;

  private static final String LAST_LOOKED_AT =
      "select min(id) as id, count(*) as number " + LOOKED_AT;

  private static final String LAST_REFUSED_LOOKED_AT =
      "select min(id) as id, count(*) as number " + REFUSED_LOOKED_AT;

  private static final String ONE =
      "select " + COLUMNS + "from request_log where id = ? and vendor_id = ? and environment = ?";

  private static final String COUNTS =
      """
      select operation, status, sum(requests)::bigint as requests, sum(micros)::bigint as micros
      from request_count
      where vendor_id = ? and environment = ? and hour >= ?
      group by operation, status
      order by operation, status
      """;

  void add(Tx tx, List<Answered> rows) {
    if (rows.isEmpty()) {
      return;
    }
    tx.update(
        ADD,
        column(rows, row -> row.caller().vendor().value()),
        column(rows, row -> row.caller().environment().wire()),
        column(rows, Answered::at),
        column(rows, Answered::method),
        column(rows, Answered::operation),
        column(rows, Answered::path),
        column(rows, row -> (long) row.status()),
        column(rows, row -> row.error().orElse(null)),
        column(rows, row -> String.join(" ", row.fields())),
        column(rows, Answered::micros),
        column(rows, Answered::requestId),
        column(rows, row -> row.body().map(Redaction::of).orElse(null)));
  }

  private static <T> List<@Nullable Object> column(
      Iterable<T> rows, Function<T, @Nullable Object> value) {
    var column = new ArrayList<@Nullable Object>();
    rows.forEach(row -> column.add(value.apply(row)));
    return column;
  }

  void count(Tx tx, Map<Kind, Sum> sums) {
    var kinds = sums.keySet();
    var all = sums.values();
    tx.update(
        COUNT,
        column(kinds, Kind::vendor),
        column(kinds, Kind::environment),
        column(kinds, Kind::hour),
        column(kinds, Kind::operation),
        column(kinds, kind -> (long) kind.status()),
        column(all, Sum::requests),
        column(all, Sum::micros));
  }

  /// Deletes some of what is older than that. Whether there may be more.
  boolean deleteBefore(Tx tx, Instant end) {
    var rows = tx.update(DELETE, DELETED_AT_ONCE, end);
    var counts = tx.update(DELETE_COUNTS, end, DELETED_AT_ONCE);
    return rows == DELETED_AT_ONCE || counts == DELETED_AT_ONCE;
  }

  List<LoggedRequest> page(Tx tx, Owner owner, RequestFilter filter, long before, int most) {
    var operation = filter.operation().orElse(null);
    var status = filter.status().isPresent() ? filter.status().getAsInt() : null;
    return tx.list(
        filter.refused() ? REFUSED_PAGE : PAGE,
        RequestLogStore::request,
        owner.vendor().value(),
        owner.environment().wire(),
        before,
        RequestHistory.LOOKED_AT,
        operation,
        operation,
        status,
        status,
        most);
  }

  /// The last of the rows that were looked at for a page; nothing if there are no others behind it.
  OptionalLong lastLookedAt(Tx tx, Owner owner, RequestFilter filter, long before) {
    return tx.one(
            filter.refused() ? LAST_REFUSED_LOOKED_AT : LAST_LOOKED_AT,
            row ->
                row.getLong("number") < RequestHistory.LOOKED_AT
                    ? OptionalLong.empty()
                    : OptionalLong.of(row.getLong("id")),
            owner.vendor().value(),
            owner.environment().wire(),
            before,
            RequestHistory.LOOKED_AT)
        .orElseThrow();
  }

  Optional<LoggedRequest> one(Tx tx, Owner owner, long id) {
    return tx.one(
        ONE, RequestLogStore::request, id, owner.vendor().value(), owner.environment().wire());
  }

  List<RequestCount> counts(Tx tx, Owner owner, Instant since) {
    return tx.list(
        COUNTS,
        row ->
            new RequestCount(
                row.getString("operation"),
                row.getInt("status"),
                row.getLong("requests"),
                row.getLong("micros")),
        owner.vendor().value(),
        owner.environment().wire(),
        since);
  }

  private static LoggedRequest request(ResultSet row) throws SQLException {
    return new LoggedRequest(
        row.getLong("id"),
        Tx.instant(row, "at"),
        row.getString("method"),
        row.getString("operation"),
        row.getString("path"),
        row.getInt("status"),
        Optional.ofNullable(row.getString("error")),
        List.of((String[]) row.getArray("fields").getArray()),
        row.getLong("micros"),
        row.getString("request_id"),
        Optional.ofNullable(row.getString("body")));
  }
}
