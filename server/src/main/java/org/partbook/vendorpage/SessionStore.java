package org.partbook.vendorpage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of sessions, and of the links that open them.
final class SessionStore {
  private static final String ADD_LINK =
      "insert into vendor_link (hash, vendor_id, expires_at) values (?, ?, ?)";

  private static final String IS_LINK =
      "select true from vendor_link where hash = ? and expires_at > ?";

  /// Of two who use it at once, one finds it gone.
  private static final String USE_LINK =
      "delete from vendor_link where hash = ? and expires_at > ? returning vendor_id";

  private static final String OPEN =
      """
      insert into vendor_session (
        hash, vendor_id, environment, token_id, opened_at, last_seen_at, expires_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      select vendor_id, environment, token_id, opened_at, last_seen_at, expires_at
      from vendor_session
      where hash = ? and expires_at > ? and last_seen_at > ?
        and (
          token_id is null
          or exists (
            select from access_token
            where access_token.id = token_id and revoked_at is null
              and (access_token.expires_at is null or access_token.expires_at > ?)))
      """;

  private static final String SEEN = "update vendor_session set last_seen_at = ? where hash = ?";
  private static final String TURN = "update vendor_session set environment = ? where hash = ?";
  private static final String END = "delete from vendor_session where hash = ?";
  private static final String END_ALL = "delete from vendor_session where vendor_id = ?";
  private static final String DELETE_LINKS = "delete from vendor_link where vendor_id = ?";

  private static final String DELETE_ENDED =
      "delete from vendor_session where expires_at <= ? or last_seen_at <= ?";

  private static final String DELETE_EXPIRED = "delete from vendor_link where expires_at <= ?";

  /// A session, and when it was last used, to about a minute.
  record Seen(Session session, Instant lastSeenAt) {}

  void addLink(Tx tx, String hash, VendorId vendor, Instant now, Instant expiry) {
    tx.update(DELETE_EXPIRED, now);
    tx.update(ADD_LINK, hash, vendor.value(), expiry);
  }

  boolean isLink(Tx tx, String hash, Instant now) {
    return tx.one(IS_LINK, row -> true, hash, now).isPresent();
  }

  Optional<VendorId> useLink(Tx tx, String hash, Instant now) {
    return tx.one(USE_LINK, row -> new VendorId(row.getLong("vendor_id")), hash, now);
  }

  void open(
      Tx tx,
      String hash,
      VendorId vendor,
      Environment environment,
      OptionalLong token,
      Instant now,
      Instant expiry) {
    tx.update(
        OPEN,
        hash,
        vendor.value(),
        environment.wire(),
        token.isPresent() ? token.getAsLong() : null,
        now,
        now,
        expiry);
  }

  Optional<Seen> find(Tx tx, String hash, Instant now, Instant lastSeen, String seal) {
    return tx.one(FIND, row -> seen(row, hash, seal), hash, now, lastSeen, now);
  }

  private static Seen seen(ResultSet row, String hash, String seal) throws SQLException {
    var token = row.getObject("token_id", Long.class);
    return new Seen(
        new Session(
            hash,
            new VendorId(row.getLong("vendor_id")),
            Environment.ofWire(row.getString("environment")),
            token == null ? OptionalLong.empty() : OptionalLong.of(token),
            Tx.instant(row, "opened_at"),
            Tx.instant(row, "expires_at"),
            seal),
        Tx.instant(row, "last_seen_at"));
  }

  int seen(Tx tx, String hash, Instant now) {
    return tx.update(SEEN, now, hash);
  }

  int turn(Tx tx, String hash, Environment environment) {
    return tx.update(TURN, environment.wire(), hash);
  }

  int end(Tx tx, String hash) {
    return tx.update(END, hash);
  }

  /// How many sessions there were.
  int endAll(Tx tx, VendorId vendor) {
    tx.update(DELETE_LINKS, vendor.value());
    return tx.update(END_ALL, vendor.value());
  }

  void deleteEnded(Tx tx, Instant now, Instant lastSeen) {
    tx.update(DELETE_ENDED, now, lastSeen);
  }
}
