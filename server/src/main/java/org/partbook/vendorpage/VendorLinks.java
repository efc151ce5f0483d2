package org.partbook.vendorpage;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.partbook.access.Vendor;
import org.partbook.db.Database;
import org.partbook.http.PublicUrl;

/// Links by which a vendor gets onto its page without a token, as the publisher sends them.
public final class VendorLinks {
  /// For so long a link can be used.
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private final Database db;
  private final Clock clock;
  private final PublicUrl publicUrl;
  private final SessionStore store = new SessionStore();

  public VendorLinks(Database db, Clock clock, PublicUrl publicUrl) {
    this.db = db;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /// A link that was just made: the only time that it is seen.
  public record Made(URI url, Instant expiresAt) {}

  /// Makes a link that opens the vendor's page once.
  public Made make(Vendor vendor) {
    var secret = Secret.random();
    var now = clock.instant();
    var expiry = now.plus(LIFETIME);
    db.transact(tx -> store.addLink(tx, Secret.hash(secret), vendor.id(), now, expiry));
    return new Made(publicUrl.resolve("/vendor/open/" + secret), expiry);
  }

  /// Ends all sessions of a vendor, and makes its links worthless.
  ///
  /// @return how many sessions there were
  public int endAll(Vendor vendor) {
    return db.inTransaction(tx -> store.endAll(tx, vendor.id()));
  }
}
