package org.partbook.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// What the sandbox remembers of a vendor, for [#KEPT] after it last came up.
public final class SandboxMemory {
  public static final Duration KEPT = Duration.ofDays(30);

  private final SandboxMemoryStore store = new SandboxMemoryStore();

  /// What is remembered.
  ///
  /// @param subject the number of an order or of an asset
  /// @param part the number of a line, or 0
  public record Item(VendorId vendor, String kind, long subject, long part) {}

  /// What was remembered of an item.
  public record Trace(long subject, long part, Instant at, String detail) {}

  /// Remembers an item unless it is remembered already.
  ///
  /// @return whether it is new
  public boolean first(Tx tx, Item item, Instant at) {
    return store.first(tx, item, at);
  }

  /// Remembers an item instead of what was remembered of it.
  public void remember(Tx tx, Item item, Instant at, String detail) {
    store.remember(tx, item, at, detail);
  }

  public Optional<Trace> recall(Tx tx, Item item) {
    return store.recall(tx, item);
  }

  /// Everything of one kind, the newest first.
  public List<Trace> all(Tx tx, VendorId vendor, String kind) {
    return store.all(tx, vendor, kind);
  }

  /// Everything of one kind about one subject.
  public List<Trace> all(Tx tx, VendorId vendor, String kind, long subject) {
    return store.all(tx, vendor, kind, subject);
  }

  /// Forgets an item.
  ///
  /// @return whether it was remembered
  public boolean forget(Tx tx, Item item) {
    return store.forget(tx, item);
  }

  /// Forgets what is too old to matter.
  public void forgetBefore(Tx tx, Instant limit) {
    store.forgetBefore(tx, limit);
  }
}
