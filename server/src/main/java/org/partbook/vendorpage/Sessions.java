package org.partbook.vendorpage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorDesk;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.db.Tx;

/// Who is signed in.
///
/// A session ends when it is ended, some hours after it began or was last used, and at once when
/// the token with which it was opened doesn't count any more: that is asked for with it each time.
/// A vendor that is suspended stays signed in. It may sell nothing, but has orders to look after
/// and statements to pay.
final class Sessions {
  static final Duration LONGEST = Duration.ofHours(12);
  static final Duration IDLE = Duration.ofHours(2);
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final Database db;
  private final Clock clock;
  private final SessionStore store = new SessionStore();
  private final VendorDesk desk = new VendorDesk();

  Sessions(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Opens a session with a token. Its secret, or nothing if the token doesn't count.
  Optional<String> openByToken(String token) {
    var now = clock.instant();
    return db.inTransaction(tx ->
        desk.known(tx, token, now)
            .map(known ->
                open(
                    tx,
                    known.caller().vendor(),
                    known.caller().environment(),
                    OptionalLong.of(known.id()),
                    now)));
  }

  /// Opens a session with a link, which is worthless from then on. Its secret, or nothing if the
  /// link is unknown, used or expired.
  Optional<String> openByLink(String link) {
    var now = clock.instant();
    return db.inTransaction(tx ->
        store
            .useLink(tx, Secret.hash(link), now)
            .map(vendor -> open(tx, vendor, first(tx, vendor, now), OptionalLong.empty(), now)));
  }

  /// Whether a link could be used. That doesn't use it.
  boolean isLink(String link) {
    return db.ask(tx -> store.isLink(tx, Secret.hash(link), clock.instant()));
  }

  /// Who sells in earnest begins there.
  private Environment first(Tx tx, VendorId vendor, Instant now) {
    var live = desk.tokens(tx, vendor, Environment.LIVE);
    return live.stream().anyMatch(token -> token.state(now).equals("valid"))
        ? Environment.LIVE
        : Environment.SANDBOX;
  }

  private String open(
      Tx tx, VendorId vendor, Environment environment, OptionalLong token, Instant now) {
    store.deleteEnded(tx, now, now.minus(IDLE));
    var secret = Secret.random();
    store.open(tx, Secret.hash(secret), vendor, environment, token, now, now.plus(LONGEST));
    return secret;
  }

  /// The session of a secret, if it still counts.
  Optional<Session> find(String secret) {
    var now = clock.instant();
    var hash = Secret.hash(secret);
    var found = db.ask(tx -> store.find(tx, hash, now, now.minus(IDLE), Session.sealOf(secret)));
    found
        .filter(seen -> seen.lastSeenAt().plus(NOTED).isBefore(now))
        .ifPresent(_ -> db.write(tx -> store.seen(tx, hash, now)));
    return found.map(SessionStore.Seen::session);
  }

  void end(Session session) {
    db.write(tx -> store.end(tx, session.hash()));
  }

  /// Has a session show the other environment.
  void turn(Session session, Environment environment) {
    db.write(tx -> store.turn(tx, session.hash(), environment));
  }
}
