package org.partbook.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.db.Tx;

/// What a vendor may know of itself and its tokens, and what is noted of these.
public final class VendorDesk {
  /// Nobody has more in use.
  private static final int MOST_TOKENS = 200;

  private final TokenStore store = new TokenStore();

  /// A token that counts: its number, and who comes with it.
  public record Known(long id, Caller caller) {}

  /// Who comes with a token.
  public Optional<Known> known(Tx tx, String token, Instant now) {
    var hash = TokenHash.of(token);
    return store
        .caller(tx, hash, now)
        .flatMap(caller -> store.tokenId(tx, hash, now).map(id -> new Known(id, caller)));
  }

  public Optional<Vendor> vendor(Tx tx, VendorId id) {
    return store.vendor(tx, id);
  }

  /// The number of a vendor's latest terms, 0 for none.
  public long latestTerms(Tx tx, VendorId id) {
    return store.latestTerms(tx, id);
  }

  /// The tokens of one environment, the latest first, also those that count no more.
  public List<AccessToken> tokens(Tx tx, VendorId vendor, Environment environment) {
    return store.tokens(tx, vendor, environment, MOST_TOKENS);
  }

  /// Notes when tokens were used.
  public void used(Tx tx, Map<TokenHash, Instant> uses) {
    if (!uses.isEmpty()) {
      store.used(tx, uses);
    }
  }
}
