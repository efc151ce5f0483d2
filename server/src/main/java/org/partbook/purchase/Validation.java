package org.partbook.purchase;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.catalog.KnownAssets;
import org.partbook.db.Tx;
import org.partbook.geography.Countries;
import org.partbook.geography.Geography;
import org.partbook.json.FieldError;
import org.partbook.purchase.PurchaseOperations.Validated;
import org.partbook.purchase.ValidateRequest.Wanted;
import org.partbook.purchase.Validation.Verified.Good;
import org.partbook.purchase.Validation.Verified.Worthless;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;
import org.partbook.terms.TermsBook;

/// Says before the payment whether a sale would be allowed, and recognises what it said.
public final class Validation {
  private final KnownAssets assets;
  private final TermsBook terms;
  private final Geography geography;
  private final Signer signer;
  private final Clock clock;
  private final SalePeriods periods;

  public Validation(
      KnownAssets assets,
      TermsBook terms,
      Geography geography,
      Signer signer,
      Clock clock,
      SalePeriods periods) {
    this.assets = assets;
    this.terms = terms;
    this.geography = geography;
    this.signer = signer;
    this.clock = clock;
    this.periods = periods;
  }

  /// Checks a sale.
  ///
  /// @throws org.partbook.http.ApiException 422 or 404 if it would be refused
  Validated issue(Tx tx, Caller caller, Wanted wanted) {
    var known =
        assets
            .read(tx, caller.environment(), wanted.asset())
            .orElseThrow(() -> Registrar.noSuchAsset(wanted.asset()));
    var agreed = AgreedSale.of(terms.read(tx, caller.vendor()), clock.instant());
    var country =
        geography.countryOf(wanted.buyer(), caller.environment()).orElse(Countries.UNKNOWN);
    var sale = new Terms(wanted.asset(), country, wanted.quantity(), Terms.Source.ADDRESS);
    Registrar.refuse(
        Stream.of(
            SaleRules.against(sale, known.asset()),
            agreed.against(sale, known),
            agreed.againstCurrency(wanted.currency())));
    return sign(caller, sale);
  }

  /// What a token is worth.
  sealed interface Verified {
    /// It is ours, this caller's, and not expired.
    record Good(ValidationToken statement) implements Verified {}

    record Worthless(FieldError why) implements Verified {}
  }

  Verified verify(Caller caller, String token) {
    var mine = read(caller, token);
    if (mine.isEmpty()) {
      return new Worthless(FieldError.of("token", "is not a validation token of yours"));
    }
    if (!caller.now(clock).isBefore(mine.get().expiry())) {
      return new Worthless(FieldError.of("token", "has expired at " + mine.get().expiry()));
    }
    return new Good(mine.get());
  }

  /// What a token of this caller's says, also after it has expired.
  Optional<ValidationToken> read(Caller caller, String token) {
    return signer
        .verify(Purpose.VALIDATION_TOKEN, token)
        .map(ValidationToken::decode)
        .filter(s -> s.vendor().equals(caller.vendor()) && s.environment() == caller.environment());
  }

  private Validated sign(Caller caller, Terms terms) {
    var expiry =
        caller.now(clock).plus(periods.validation(terms.asset())).truncatedTo(ChronoUnit.SECONDS);
    var statement =
        new ValidationToken(
            caller.vendor(),
            caller.environment(),
            terms.asset(),
            terms.quantity(),
            terms.country(),
            expiry);
    return new Validated(
        terms.asset(), signer.sign(Purpose.VALIDATION_TOKEN, statement.encode()), expiry);
  }
}
