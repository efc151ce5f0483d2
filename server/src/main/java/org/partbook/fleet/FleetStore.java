package org.partbook.fleet;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.db.Tx;
import org.partbook.json.Json;

/// The SQL of servers that are there. What time it is, the database says.
final class FleetStore {
  /// Taken by whoever comes, so that of two that start at once one sees the other.
  private static final String LOCK = "lock table server_present in exclusive mode";

  /// Also what was left behind in one's own folder, which nobody else can have any more, and what
  /// is of a time before the database's clock was put back.
  private static final String CLEAR =
      """
      delete from server_present
      where place = ? or seen_at < clock_timestamp() - interval '1 minute'
        or seen_at > clock_timestamp() + interval '1 minute'
      """;

  private static final String LEAVE = "delete from server_present where run = ?";

  private static final String COLUMNS =
      """
      (select floor(extract(epoch from clock_timestamp()) * 1000)::bigint) as now,
        run, name, settings, clock_ahead, said
      from (values (1)) as always
      left join server_present
        on run <> ? and seen_at > clock_timestamp() - interval '4 seconds'
          and seen_at < clock_timestamp() + interval '4 seconds'
      """;

  private static final String OTHERS = "select " + COLUMNS;

  private static final String BEAT =
      """
      with beat as (
        insert into server_present (run, place, name, settings, clock_ahead, said, seen_at)
        values (?, ?, ?, ?, ?, ?, clock_timestamp())
        on conflict (run) do update set
          settings = excluded.settings, clock_ahead = excluded.clock_ahead, said = excluded.said,
          seen_at = excluded.seen_at)
      select
      """
          + COLUMNS;

  /// What was seen.
  ///
  /// @param now in milliseconds, by the database
  /// @param said what the others have told, by their runs
  record Seen(long now, List<Neighbour> others, Map<String, byte[]> said) {}

  void lock(Tx tx) {
    tx.run(LOCK);
  }

  void clear(Tx tx, String place) {
    tx.update(CLEAR, place);
  }

  Seen others(Tx tx, String run) {
    return seen(tx.list(OTHERS, FleetStore::row, run));
  }

  /// Tells that a server is there, and sees who else is.
  Seen beat(Tx tx, Member me, long clockAhead, byte[] said) {
    return seen(
        tx.list(
            BEAT,
            FleetStore::row,
            me.run(),
            me.place(),
            me.name(),
            Json.write(Settings.values(me.settings())),
            clockAhead,
            said,
            me.run()));
  }

  void leave(Tx tx, String run) {
    tx.update(LEAVE, run);
  }

  private record Row(long now, Optional<Other> other) {}

  private record Other(Neighbour neighbour, ByteBuffer said) {}

  private static Seen seen(List<Row> rows) {
    var others = new ArrayList<Neighbour>();
    var said = new HashMap<String, byte[]>();
    for (var row : rows) {
      if (row.other().isPresent()) {
        var other = row.other().get();
        others.add(other.neighbour());
        said.put(other.neighbour().run(), other.said().array());
      }
    }
    return new Seen(rows.getFirst().now(), others, said);
  }

  private static Row row(ResultSet row) throws SQLException {
    var run = Optional.ofNullable(row.getString("run"));
    return new Row(row.getLong("now"), run.isEmpty() ? Optional.empty() : Optional.of(other(row)));
  }

  private static Other other(ResultSet row) throws SQLException {
    return new Other(
        new Neighbour(
            row.getString("run"),
            row.getString("name"),
            Settings.read(row.getString("settings")),
            row.getLong("clock_ahead")),
        ByteBuffer.wrap(row.getBytes("said")));
  }
}
