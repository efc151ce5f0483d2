package org.partbook.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;

/// The publisher's side of vendors and tokens.
public final class Vendors {
  private static final int LONGEST_NAME = 100;

  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final TokenStore store = new TokenStore();
  private final JournalStore journal = new JournalStore();

  /// For somebody at the command line.
  public Vendors(Database db, Clock clock) {
    this(db, clock, Actor.operator());
  }

  /// For whoever it is.
  public Vendors(Database db, Clock clock, Actor actor) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
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
    requireName(name);
    return db.inTransaction(
            tx -> {
              var now = clock.instant();
              var added = store.addVendor(tx, name, catalogAccess, now);
              added.ifPresent(vendor ->
                  append(
                      tx,
                      EntryKind.VENDOR_ADDED,
                      vendor.id(),
                      now,
                      Facts.of().add("name", name).add("catalog_access", catalogAccess)));
              return added;
            })
        .orElseThrow(() -> nameTaken(name));
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a vendor's name has 1 to " + LONGEST_NAME + " characters: '" + name + "'");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a vendor's name has no control characters");
    }
  }

  private static IllegalArgumentException nameTaken(String name) {
    return new IllegalArgumentException("there is a vendor '" + name + "' already");
  }

  private void append(Tx tx, EntryKind kind, VendorId vendor, Instant now, Facts facts) {
    journal.append(tx, kind, actor, now, OptionalLong.of(vendor.value()), facts);
  }

  private void change(VendorId vendor, Facts facts, Consumer<Tx> change) {
    db.transact(tx -> {
      change.accept(tx);
      append(tx, EntryKind.VENDOR_CHANGED, vendor, clock.instant(), facts);
    });
  }

  /// Gives a vendor another name. It stays the same vendor, with its tokens and its orders.
  ///
  /// @throws IllegalArgumentException if the name is taken, empty, too long or has control
  ///   characters
  public void rename(Vendor vendor, String name) {
    requireName(name);
    if (find(name).filter(other -> !other.id().equals(vendor.id())).isPresent()) {
      throw nameTaken(name);
    }
    change(
        vendor.id(),
        Facts.of().add("name", name).add("former_name", vendor.name()),
        tx -> store.rename(tx, vendor.id(), name));
  }

  /// Lets a vendor sell nothing any more, until it is resumed. What it has sold stays sold.
  ///
  /// @return false if it was suspended already
  public boolean suspend(Vendor vendor, String reason) {
    return db.inTransaction(tx -> {
      var now = clock.instant();
      var changed = store.suspend(tx, vendor.id(), now);
      if (changed) {
        var facts = Facts.of().add("reason", reason);
        append(tx, EntryKind.VENDOR_SUSPENDED, vendor.id(), now, facts);
      }
      return changed;
    });
  }

  /// Lets a suspended vendor sell again.
  ///
  /// @return false if it wasn't suspended
  public boolean resume(Vendor vendor) {
    return db.inTransaction(tx -> {
      var changed = store.resume(tx, vendor.id());
      if (changed) {
        append(tx, EntryKind.VENDOR_RESUMED, vendor.id(), clock.instant(), Facts.of());
      }
      return changed;
    });
  }

  /// Notes which terms of a vendor are the latest: every sale is held against that.
  public void noteTerms(Tx tx, VendorId vendor, long terms) {
    store.noteTerms(tx, vendor, terms);
  }

  public List<Vendor> list() {
    return db.inTransaction(store::vendors);
  }

  public Optional<Vendor> find(String name) {
    return db.inTransaction(tx -> store.vendor(tx, name));
  }

  /// Says which sites may show a vendor's view links in a frame, instead of those of before.
  public void setFrames(Vendor vendor, List<FrameOrigin> frames) {
    var distinct = frames.stream().distinct().toList();
    change(
        vendor.id(),
        Facts.of().add("frames", distinct.stream().map(FrameOrigin::value).toList()),
        tx -> store.setFrames(tx, vendor.id(), distinct));
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
    change(
        vendor.id(),
        Facts.of().add("shop", shop.map(ShopAddress::value).orElse("")),
        tx -> store.setShop(tx, vendor.id(), shop));
  }

  /// Says whom a vendor's statements are addressed to.
  public void setDetails(Vendor vendor, VendorDetails details) {
    change(
        vendor.id(),
        Facts.of().add("details", details.differences(vendor.details())),
        tx -> store.setDetails(tx, vendor.id(), details));
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
        db.inTransaction(tx -> {
          var now = clock.instant();
          var issued = store.issue(tx, vendor.id(), environment, hash, now, expiry);
          append(
              tx,
              EntryKind.TOKEN_ISSUED,
              vendor.id(),
              now,
              Facts.of()
                  .add("token", issued)
                  .add("environment", environment.wire())
                  .addText("expires_at", expiry.map(Instant::toString)));
          return issued;
        });
    return new Issued(id, token, vendor.name(), environment, expiry);
  }

  public List<AccessToken> tokens() {
    return db.inTransaction(store::tokens);
  }

  /// Whether there is such a token. Revoking one twice changes nothing.
  public boolean revoke(long id) {
    return db.inTransaction(tx -> {
      var now = clock.instant();
      var whose = store.revoke(tx, id, now);
      whose.ifPresent(
          vendor -> append(tx, EntryKind.TOKEN_REVOKED, vendor, now, Facts.of().add("token", id)));
      return whose.isPresent() || store.isThere(tx, id);
    });
  }
}
