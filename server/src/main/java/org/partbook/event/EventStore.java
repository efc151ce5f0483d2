package org.partbook.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of the logs of events.
final class EventStore {
  /// Any number that no other lock has.
  private static final long LOCK_NUMBER = 0x5042_4556_454eL;

  private static final String LOCK = "select pg_try_advisory_xact_lock(?)";

  private static final String AWAIT = "select pg_advisory_xact_lock(?)";

  private static final String COUNT_UP =
      """
      insert into event_log (vendor_id, environment, last_number)
      select * from unnest(?::bigint[], ?::text[], ?::bigint[]) as one order by 1, 2
      on conflict (vendor_id, environment)
        do update set last_number = event_log.last_number + excluded.last_number
      returning vendor_id, environment, last_number
      """;

  private static final String APPEND =
      """
      insert into event (vendor_id, environment, number, type, at, subject, data)
      select *
      from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[],
        ?::text[])
      """;

  private static final String BEGIN =
      """
      insert into event_log (vendor_id, environment) values (?, ?) on conflict do nothing
      """;

  private static final String HEAD =
      """
      select key, last_number, gone, gone_at from event_log where vendor_id = ? and environment = ?
      """;

  /// The log and its events by one statement, so that nothing is deleted in between.
  private static final String READ =
      """
      select key, last_number, gone, gone_at, event.number, type, at,
        case when type = any (?::text[]) then data end as data
      from event_log left join lateral (
        select number, type, at, data from event
        where event.vendor_id = event_log.vendor_id
          and event.environment = event_log.environment and number > ?
        order by number
        limit ?) as event on true
      where vendor_id = ? and environment = ?
      order by event.number
      """;

  private static final String ONE =
      """
      select key, number, type, at, data
      from event join event_log using (vendor_id, environment)
      where vendor_id = ? and environment = ? and number = ?
      """;

  private static final String FIRST_SINCE =
      """
      select min(number) as number from event where vendor_id = ? and environment = ? and at >= ?
      """;

  private static final String NAME_ANEW = "update event_log set key = default";

  private static final String LOGS = "select vendor_id, environment from event_log";

  /// Those at the beginning of the log that are too old, at most so many.
  private static final String FORGET =
      """
      with first as (
        select number, at from event
        where vendor_id = ? and environment = ?
        order by number
        limit ?
      ), kept as (
        select coalesce(min(number), (select max(number) + 1 from first)) as number
        from first where at >= ?
      ), deleted as (
        delete from event
        where vendor_id = ? and environment = ? and number < (select number from kept)
        returning number, at
      ), counted as (
        select count(*) as many, max(number) as last, max(at) as at from deleted
      ), noted as (
        update event_log set gone = last, gone_at = greatest(gone_at, counted.at)
        from counted
        where many > 0 and vendor_id = ? and environment = ?
      )
      select many from counted
      """;

  /// Cursors and ids of before are none of these logs any more.
  void nameAnew(Tx tx) {
    tx.update(NAME_ANEW);
  }

  /// Whether this transaction is the only one, over all servers, that writes in any log.
  boolean lock(Tx tx) {
    return tx.one(LOCK, row -> row.getBoolean(1), LOCK_NUMBER).orElseThrow();
  }

  /// As [#lock], for whoever can wait.
  void await(Tx tx) {
    var _ = tx.one(AWAIT, _ -> true, LOCK_NUMBER);
  }

  /// Appends events to their logs, in this order. Whoever does has [#lock].
  void append(Tx tx, List<NewEvent> events) {
    var next = firstNumbers(tx, events);
    var numbers = new ArrayList<Long>(events.size());
    for (var event : events) {
      numbers.add(next.merge(event.log(), 1L, Long::sum) - 1);
    }
    tx.update(
        APPEND,
        events.stream().map(event -> event.log().vendor().value()).toList(),
        events.stream().map(event -> event.log().environment().wire()).toList(),
        numbers,
        events.stream().map(event -> event.type().wire()).toList(),
        events.stream().map(NewEvent::at).toList(),
        events.stream().map(NewEvent::subject).toList(),
        events.stream().map(event -> event.data().json()).toList());
  }

  private static Map<EventLog, Long> firstNumbers(Tx tx, List<NewEvent> events) {
    var many = new HashMap<EventLog, Long>();
    events.forEach(event -> many.merge(event.log(), 1L, Long::sum));
    var logs = List.copyOf(many.keySet());
    var next = new HashMap<EventLog, Long>();
    tx.list(
            COUNT_UP,
            row -> Map.entry(log(row), row.getLong("last_number")),
            logs.stream().map(log -> log.vendor().value()).toList(),
            logs.stream().map(log -> log.environment().wire()).toList(),
            logs.stream().map(many::get).toList())
        .forEach(one ->
            next.put(one.getKey(), one.getValue() - many.getOrDefault(one.getKey(), 0L) + 1));
    return next;
  }

  private static EventLog log(ResultSet row) throws SQLException {
    return new EventLog(
        new VendorId(row.getLong("vendor_id")), Environment.ofWire(row.getString("environment")));
  }

  /// Begins a log that has no events yet, unless it is there.
  void begin(Tx tx, EventLog log) {
    tx.update(BEGIN, log.vendor().value(), log.environment().wire());
  }

  Optional<LogHead> head(Tx tx, EventLog log) {
    return tx.one(HEAD, EventStore::head, log.vendor().value(), log.environment().wire());
  }

  private static LogHead head(ResultSet row) throws SQLException {
    return new LogHead(
        key(row),
        row.getLong("last_number"),
        row.getLong("gone"),
        Tx.optionalInstant(row, "gone_at"));
  }

  private static String key(ResultSet row) throws SQLException {
    return HexFormat.of().formatHex(row.getBytes("key"));
  }

  /// A row of what was read.
  ///
  /// @param number of the event; 0 if there is none
  /// @param event nothing if there is none, or its type isn't wanted
  record Read(LogHead head, long number, Optional<Event> event) {}

  /// The log and its events behind one; nothing if the log isn't there. Where there is no event,
  /// one row has the log.
  List<Read> read(Tx tx, EventLog log, long after, List<String> types, long most) {
    return tx.list(
        READ,
        row -> new Read(head(row), row.getLong("number"), event(row)),
        types,
        after,
        most,
        log.vendor().value(),
        log.environment().wire());
  }

  private static Optional<Event> event(ResultSet row) throws SQLException {
    var data = row.getString("data");
    if (data == null) {
      return Optional.empty();
    }
    var number = row.getLong("number");
    return Optional.of(
        new Event(
            "evt_" + key(row) + "_" + number,
            number,
            row.getString("type"),
            Tx.instant(row, "at"),
            data));
  }

  Optional<Event> one(Tx tx, EventLog log, long number) {
    return tx.one(ONE, EventStore::event, log.vendor().value(), log.environment().wire(), number)
        .flatMap(event -> event);
  }

  /// The number of the first event that happened at a moment or later.
  Optional<Long> firstSince(Tx tx, EventLog log, Instant since) {
    return tx.one(
            FIRST_SINCE,
            row -> Optional.ofNullable(row.getObject("number", Long.class)),
            log.vendor().value(),
            log.environment().wire(),
            since)
        .flatMap(number -> number);
  }

  List<EventLog> logs(Tx tx) {
    return tx.list(LOGS, EventStore::log);
  }

  /// Deletes events of before a moment at the beginning of a log, at most so many.
  ///
  /// @return how many
  long forget(Tx tx, EventLog log, Instant before, int most) {
    var vendor = log.vendor().value();
    var environment = log.environment().wire();
    return tx.one(
            FORGET,
            row -> row.getLong("many"),
            vendor,
            environment,
            most,
            before,
            vendor,
            environment,
            vendor,
            environment)
        .orElse(0L);
  }
}
