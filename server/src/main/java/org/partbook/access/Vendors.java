package org.partbook.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Database;

/// The publisher's side of vendors and tokens.
public final class Vendors {
  private static final int LONGEST_NAME = 100;

  private final Database db;
  private final Clock clock;
  private final TokenStore store = new TokenStore();

  public Vendors(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A token that was just issued: the only time that it is seen.
  public record Issued(
      long id, String token, String vendor, Environment environment, Optional<Instant> expiresAt) {
    @Override
    public String toString() {
      return "token " + id + " of " + vendor;
    }
  }

  /// Adds a vendor.
  ///
  /// @throws IllegalArgumentException if the name is taken, empty, too long or has control
  ///   characters
  public Vendor add(String name, boolean catalogAccess) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a vendor's name has 1 to " + LONGEST_NAME + " characters: '" + name + "'");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a vendor's name has no control characters");
    }
    return db.inTransaction(tx -> store.addVendor(tx, name, catalogAccess, clock.instant()))
        .orElseThrow(
            () -> new IllegalArgumentException("there is a vendor '" + name + "' already"));
  }

  public List<Vendor> list() {
    return db.inTransaction(store::vendors);
  }

  public Optional<Vendor> find(String name) {
    return db.inTransaction(tx -> store.vendor(tx, name));
  }

  /// Says which sites may show a vendor's view links in a frame, instead of those of before.
  public void setFrames(Vendor vendor, List<FrameOrigin> frames) {
    db.transact(tx -> store.setFrames(tx, vendor.id(), frames.stream().distinct().toList()));
  }

  /// Says where buyers find a vendor's shop.
  public void setShop(Vendor vendor, ShopAddress shop) {
    setShop(vendor, Optional.of(shop));
  }

  /// Offers no way to a vendor's shop any more.
  public void removeShop(Vendor vendor) {
    setShop(vendor, Optional.empty());
  }

  private void setShop(Vendor vendor, Optional<ShopAddress> shop) {
    db.transact(tx -> store.setShop(tx, vendor.id(), shop));
  }

  /// Issues a token that doesn't expire.
  public Issued issue(Vendor vendor, Environment environment) {
    return issue(vendor, environment, Optional.empty());
  }

  /// Issues a token that expires after `lifetime`.
  public Issued issue(Vendor vendor, Environment environment, Duration lifetime) {
    return issue(vendor, environment, Optional.of(clock.instant().plus(lifetime)));
  }

  private Issued issue(Vendor vendor, Environment environment, Optional<Instant> expiry) {
    var token = AccessToken.random(environment);
    var hash = TokenHash.of(token);
    var id =
        db.inTransaction(
            tx -> store.issue(tx, vendor.id(), environment, hash, clock.instant(), expiry));
    return new Issued(id, token, vendor.name(), environment, expiry);
  }

  public List<AccessToken> tokens() {
    return db.inTransaction(store::tokens);
  }

  /// Whether there is such a token. Revoking one twice changes nothing.
  public boolean revoke(long id) {
    return db.inTransaction(tx -> store.revoke(tx, id, clock.instant()));
  }
}
