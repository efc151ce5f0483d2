package org.partbook.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;
import org.partbook.sandbox.SandboxMemory.Item;
import org.partbook.sandbox.SandboxMemory.Trace;

/// The SQL of what the sandbox remembers.
final class SandboxMemoryStore {
  private static final String FIRST =
      """
      insert into sandbox_memory (vendor_id, kind, subject, part, at) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String REMEMBER =
      """
      insert into sandbox_memory (vendor_id, kind, subject, part, at, detail)
      values (?, ?, ?, ?, ?, ?)
      on conflict (vendor_id, kind, subject, part)
        do update set at = excluded.at, detail = excluded.detail
      """;

  private static final String RECALL =
      """
      select subject, part, at, detail from sandbox_memory
      where vendor_id = ? and kind = ? and subject = ? and part = ?
      """;

  private static final String ALL =
      """
      select subject, part, at, detail from sandbox_memory
      where vendor_id = ? and kind = ?
      order by at desc
      limit 1000
      """;

  private static final String ALL_OF_SUBJECT =
      """
      select subject, part, at, detail from sandbox_memory
      where vendor_id = ? and kind = ? and subject = ?
      order by part
      """;

  private static final String FORGET =
      "delete from sandbox_memory where vendor_id = ? and kind = ? and subject = ? and part = ?";

  private static final String FORGET_BEFORE = "delete from sandbox_memory where at < ?";

  boolean first(Tx tx, Item item, Instant at) {
    var vendor = item.vendor().value();
    return tx.update(FIRST, vendor, item.kind(), item.subject(), item.part(), at) == 1;
  }

  void remember(Tx tx, Item item, Instant at, String detail) {
    var vendor = item.vendor().value();
    tx.update(REMEMBER, vendor, item.kind(), item.subject(), item.part(), at, detail);
  }

  Optional<Trace> recall(Tx tx, Item item) {
    var vendor = item.vendor().value();
    return tx.one(
        RECALL, SandboxMemoryStore::trace, vendor, item.kind(), item.subject(), item.part());
  }

  List<Trace> all(Tx tx, VendorId vendor, String kind) {
    return tx.list(ALL, SandboxMemoryStore::trace, vendor.value(), kind);
  }

  List<Trace> all(Tx tx, VendorId vendor, String kind, long subject) {
    return tx.list(ALL_OF_SUBJECT, SandboxMemoryStore::trace, vendor.value(), kind, subject);
  }

  boolean forget(Tx tx, Item item) {
    var vendor = item.vendor().value();
    return tx.update(FORGET, vendor, item.kind(), item.subject(), item.part()) == 1;
  }

  void forgetBefore(Tx tx, Instant limit) {
    tx.update(FORGET_BEFORE, limit);
  }

  private static Trace trace(ResultSet row) throws SQLException {
    return new Trace(
        row.getLong("subject"),
        row.getLong("part"),
        Tx.instant(row, "at"),
        row.getString("detail"));
  }
}
