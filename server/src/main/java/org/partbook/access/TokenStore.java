package org.partbook.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.db.Tx;

/// The SQL of vendors and their tokens.
final class TokenStore {
  /// By the server's clock: of one that is ahead, the caller tells.
  private static final String CALLER =
      """
      select vendor.id, vendor.name, vendor.catalog_access, access_token.environment, expires_at,
        case environment when 'sandbox' then sandbox_ahead(vendor_id) else 0 end as ahead
      from access_token join vendor on vendor.id = access_token.vendor_id
      where access_token.hash = ?
        and access_token.revoked_at is null
        and (access_token.expires_at is null or access_token.expires_at > ?)
      """;

  private static final String VENDOR_COLUMNS =
      """
      id, name, catalog_access, frame_origins, shop_address, postal_address, vat_number, created_at,
      suspended_at
      """;

  private static final String ADD_VENDOR =
      """
      insert into vendor (name, catalog_access, created_at)
      values (?, ?, ?)
      on conflict do nothing
      returning
      """
          + VENDOR_COLUMNS;

  private static final String VENDORS = "select " + VENDOR_COLUMNS + " from vendor order by name";

  private static final String VENDOR = "select " + VENDOR_COLUMNS + " from vendor where name = ?";

  private static final String SET_FRAMES = "update vendor set frame_origins = ? where id = ?";

  private static final String SET_SHOP = "update vendor set shop_address = ? where id = ?";

  private static final String SET_DETAILS =
      "update vendor set postal_address = ?, vat_number = ? where id = ?";

  private static final String ISSUE =
      """
      insert into access_token (
        vendor_id, environment, hash, issued_at, expires_at, latest_terms, suspended)
      select id, ?, ?, ?, ?, latest_terms, suspended_at is not null
      from (select * from vendor where id = ? for no key update) as vendor
      returning id
      """;

  private static final String TOKENS =
      """
      select access_token.id, vendor.name, environment, issued_at, expires_at, revoked_at,
        last_used_at
      from access_token
        join vendor on vendor.id = access_token.vendor_id
        left join token_use on token_use.token_id = access_token.id
      order by vendor.name, access_token.id
      """;

  private static final String TOKENS_OF =
      """
      select access_token.id, vendor.name, environment, issued_at, expires_at, revoked_at,
        last_used_at
      from access_token
        join vendor on vendor.id = access_token.vendor_id
        left join token_use on token_use.token_id = access_token.id
      where access_token.vendor_id = ? and environment = ?
      order by access_token.id desc
      limit ?
      """;

  private static final String TOKEN_ID =
      """
      select id from access_token
      where hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)
      """;

  private static final String VENDOR_BY_ID =
      "select " + VENDOR_COLUMNS + " from vendor where id = ?";

  private static final String LATEST_TERMS = "select latest_terms from vendor where id = ?";

  /// In a table of its own: a token's row is looked at by every request, and stays as it is.
  private static final String USED =
      """
      insert into token_use (token_id, last_used_at)
      select access_token.id, used.at
      from unnest(?::text[], ?::timestamptz[]) as used (hash, at)
        join access_token on access_token.hash = decode(used.hash, 'hex')
      order by access_token.id
      on conflict (token_id) do update
        set last_used_at = greatest(token_use.last_used_at, excluded.last_used_at)
      """;

  /// Of one that is revoked already nothing is said.
  private static final String REVOKE =
      """
      update access_token set revoked_at = ?
      where id = ? and revoked_at is null
      returning vendor_id
      """;

  private static final String IS_THERE = "select true from access_token where id = ?";

  private static final String RENAME = "update vendor set name = ? where id = ?";

  private static final String SUSPEND =
      "update vendor set suspended_at = ? where id = ? and suspended_at is null";

  private static final String RESUME =
      "update vendor set suspended_at = null where id = ? and suspended_at is not null";

  private static final String SUSPEND_TOKENS =
      "update access_token set suspended = ? where vendor_id = ?";

  private static final String NOTE_TERMS =
      "update vendor set latest_terms = greatest(latest_terms, ?) where id = ?";

  private static final String NOTE_TERMS_OF_TOKENS =
      "update access_token set latest_terms = greatest(latest_terms, ?) where vendor_id = ?";

  Optional<Caller> caller(Tx tx, TokenHash hash, Instant now) {
    return tx.one(CALLER, row -> caller(row, hash), hash.bytes(), now);
  }

  /// Nothing if the name is taken.
  Optional<Vendor> addVendor(Tx tx, String name, boolean catalogAccess, Instant now) {
    return tx.one(ADD_VENDOR, TokenStore::vendor, name, catalogAccess, now);
  }

  List<Vendor> vendors(Tx tx) {
    return tx.list(VENDORS, TokenStore::vendor);
  }

  Optional<Vendor> vendor(Tx tx, String name) {
    return tx.one(VENDOR, TokenStore::vendor, name);
  }

  void setFrames(Tx tx, VendorId id, List<FrameOrigin> frames) {
    tx.update(SET_FRAMES, frames.stream().map(FrameOrigin::value).toList(), id.value());
  }

  void setShop(Tx tx, VendorId id, Optional<ShopAddress> shop) {
    tx.update(SET_SHOP, shop.map(ShopAddress::value).orElse(null), id.value());
  }

  void setDetails(Tx tx, VendorId id, VendorDetails details) {
    tx.update(
        SET_DETAILS, details.address().orElse(null), details.vatNumber().orElse(null), id.value());
  }

  long issue(
      Tx tx,
      VendorId vendor,
      Environment environment,
      TokenHash hash,
      Instant now,
      Optional<Instant> expiry) {
    return tx.one(
            ISSUE,
            row -> row.getLong("id"),
            environment.wire(),
            hash.bytes(),
            now,
            expiry.orElse(null),
            vendor.value())
        .orElseThrow();
  }

  List<AccessToken> tokens(Tx tx) {
    return tx.list(TOKENS, TokenStore::token);
  }

  List<AccessToken> tokens(Tx tx, VendorId vendor, Environment environment, int most) {
    return tx.list(TOKENS_OF, TokenStore::token, vendor.value(), environment.wire(), most);
  }

  /// The number of a token that counts.
  Optional<Long> tokenId(Tx tx, TokenHash hash, Instant now) {
    return tx.one(TOKEN_ID, row -> row.getLong("id"), hash.bytes(), now);
  }

  Optional<Vendor> vendor(Tx tx, VendorId id) {
    return tx.one(VENDOR_BY_ID, TokenStore::vendor, id.value());
  }

  long latestTerms(Tx tx, VendorId id) {
    return tx.one(LATEST_TERMS, row -> row.getLong("latest_terms"), id.value()).orElse(0L);
  }

  /// Notes when tokens were used.
  void used(Tx tx, Map<TokenHash, Instant> uses) {
    var hashes = new ArrayList<String>();
    var times = new ArrayList<Instant>();
    uses.forEach((hash, at) -> {
      hashes.add(hash.hex());
      times.add(at);
    });
    tx.update(USED, hashes, times);
  }

  /// Whose token it was; nothing if it is revoked already, or there is none.
  Optional<VendorId> revoke(Tx tx, long id, Instant now) {
    return tx.one(REVOKE, row -> new VendorId(row.getLong("vendor_id")), now, id);
  }

  boolean isThere(Tx tx, long id) {
    return tx.one(IS_THERE, row -> row.getBoolean(1), id).orElse(false);
  }

  void rename(Tx tx, VendorId id, String name) {
    tx.update(RENAME, name, id.value());
  }

  /// Whether it wasn't so before.
  boolean suspend(Tx tx, VendorId id, Instant now) {
    var changed = tx.update(SUSPEND, now, id.value()) == 1;
    tx.update(SUSPEND_TOKENS, true, id.value());
    return changed;
  }

  /// Whether it was suspended before.
  boolean resume(Tx tx, VendorId id) {
    var changed = tx.update(RESUME, id.value()) == 1;
    tx.update(SUSPEND_TOKENS, false, id.value());
    return changed;
  }

  void noteTerms(Tx tx, VendorId id, long terms) {
    tx.update(NOTE_TERMS, terms, id.value());
    tx.update(NOTE_TERMS_OF_TOKENS, terms, id.value());
  }

  private static Caller caller(ResultSet row, TokenHash hash) throws SQLException {
    return new Caller(
        new VendorId(row.getLong("id")),
        row.getString("name"),
        Environment.ofWire(row.getString("environment")),
        row.getBoolean("catalog_access"),
        hash,
        Duration.ofSeconds(row.getLong("ahead")),
        Tx.optionalInstant(row, "expires_at"));
  }

  private static Vendor vendor(ResultSet row) throws SQLException {
    return new Vendor(
        new VendorId(row.getLong("id")),
        row.getString("name"),
        row.getBoolean("catalog_access"),
        frames(row.getArray("frame_origins")),
        Optional.ofNullable(row.getString("shop_address")).map(ShopAddress::new),
        new VendorDetails(
            Optional.ofNullable(row.getString("postal_address")),
            Optional.ofNullable(row.getString("vat_number"))),
        Tx.instant(row, "created_at"),
        Tx.optionalInstant(row, "suspended_at"));
  }

  private static List<FrameOrigin> frames(Array origins) throws SQLException {
    return Arrays.stream((String[]) origins.getArray()).map(FrameOrigin::new).toList();
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    return new AccessToken(
        row.getLong("id"),
        row.getString("name"),
        Environment.ofWire(row.getString("environment")),
        Tx.instant(row, "issued_at"),
        Tx.optionalInstant(row, "expires_at"),
        Tx.optionalInstant(row, "revoked_at"),
        Tx.optionalInstant(row, "last_used_at"));
  }
}
