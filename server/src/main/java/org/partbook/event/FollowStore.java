package org.partbook.event;

import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of how far logs have followed the catalogue.
final class FollowStore {
  /// What has to be different where there may be news for anybody. Terms that begin by themselves
  /// aren't seen by it.
  private static final String LOOK =
      """
      select origin || ' ' || head || ' ' || (select coalesce(max(id), 0) from vendor_terms) || ' '
        || (select count(*) from vendor where suspended_at is not null) || ' '
        || (select count(*) from event_follow) as look
      from catalog_state
      """;

  private static final String LOGS =
      "select vendor_id, environment from event_follow order by 1, 2";

  private static final String CURSOR =
      "select cursor from event_follow where vendor_id = ? and environment = ?";

  private static final String BEGIN =
      """
      insert into event_follow (vendor_id, environment, cursor) values (?, ?, ?)
      on conflict do nothing
      """;

  private static final String GO_ON =
      """
      update event_follow set cursor = ? where vendor_id = ? and environment = ? and cursor = ?
      """;

  String look(Tx tx) {
    return tx.one(LOOK, row -> row.getString("look")).orElseThrow();
  }

  List<EventLog> logs(Tx tx) {
    return tx.list(
        LOGS,
        row ->
            new EventLog(
                new VendorId(row.getLong("vendor_id")),
                Environment.ofWire(row.getString("environment"))));
  }

  Optional<String> cursor(Tx tx, EventLog log) {
    return tx.one(
        CURSOR, row -> row.getString("cursor"), log.vendor().value(), log.environment().wire());
  }

  /// Begins at a cursor, unless the log has begun before.
  void begin(Tx tx, EventLog log, String cursor) {
    tx.update(BEGIN, log.vendor().value(), log.environment().wire(), cursor);
  }

  /// Moves the cursor.
  ///
  /// @return whether it was where it was believed to be
  boolean goOn(Tx tx, EventLog log, String from, String to) {
    return tx.update(GO_ON, to, log.vendor().value(), log.environment().wire(), from) == 1;
  }
}
