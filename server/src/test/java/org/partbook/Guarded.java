package org.partbook;

import org.partbook.db.Database;

/// Tables in which a trigger refuses changes. Only their owner can go past it, as a test does that
/// changes something behind the server's back.
public enum Guarded {
  JOURNAL("journal", "never_changed"),
  ORDER_LINE("order_line", "snapshot_stays"),
  STATEMENT("statement", "closed_stays");

  private final String table;
  private final String trigger;

  Guarded(String table, String trigger) {
    this.table = table;
    this.trigger = trigger;
  }

  /// Changes it while nobody refuses.
  public void change(Database db, String sql) {
    db.transact(tx ->
        tx.run(
            "alter table %1$s disable trigger %2$s; ".formatted(table, trigger)
                + sql
                + "; alter table %1$s enable always trigger %2$s".formatted(table, trigger)));
  }
}
