package org.partbook.purchase;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.catalog.Asset;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.db.Tx;
import org.partbook.geography.Address;
import org.partbook.geography.Countries;
import org.partbook.geography.Geography;
import org.partbook.json.FieldError;
import org.partbook.json.Fields;
import org.partbook.json.Quoted;
import org.partbook.purchase.PurchaseOperations.Validated;
import org.partbook.purchase.Validation.Verified.Good;
import org.partbook.purchase.Validation.Verified.Worthless;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;
import tools.jackson.databind.JsonNode;

/// Says before the payment whether a sale would be allowed, and recognises what it said.
public final class Validation {
  private final Catalog catalog;
  private final Geography geography;
  private final Signer signer;
  private final Clock clock;
  private final SalePeriods periods;

  public Validation(
      Catalog catalog, Geography geography, Signer signer, Clock clock, SalePeriods periods) {
    this.catalog = catalog;
    this.geography = geography;
    this.signer = signer;
    this.clock = clock;
    this.periods = periods;
  }

  /// Checks a sale.
  ///
  /// @throws org.partbook.http.ApiException 422 or 404 if it would be refused
  Validated issue(Tx tx, Caller caller, JsonNode body) {
    var fields = new Fields(body);
    var id = fields.requiredInteger("asset_id", 1);
    var country = country(caller, fields);
    var quantity = fields.requiredInteger("quantity", 1);
    var asset =
        id.isPresent()
            ? catalog.find(tx, caller.environment(), new AssetId(id.getAsLong()))
            : Optional.<Asset>empty();
    List<FieldError> against = List.of();
    if (asset.isPresent() && country.isPresent() && quantity.isPresent()) {
      var terms =
          new Terms(asset.get().id(), country.get(), quantity.getAsLong(), Terms.Source.ADDRESS);
      against = SaleRules.against(terms, asset.get());
    }
    Registrar.refuse(Stream.of(fields.errors(), against));
    var wanted = asset.orElseThrow(() -> Registrar.noSuchAsset(new AssetId(id.getAsLong())));
    return sign(caller, wanted.id(), quantity.getAsLong(), country.orElseThrow());
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
    if (!clock.instant().isBefore(mine.get().expiry())) {
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

  private Validated sign(Caller caller, AssetId asset, long quantity, String country) {
    var expiry = clock.instant().plus(periods.validation(asset)).truncatedTo(ChronoUnit.SECONDS);
    var statement =
        new ValidationToken(
            caller.vendor(), caller.environment(), asset, quantity, country, expiry);
    return new Validated(asset, signer.sign(Purpose.VALIDATION_TOKEN, statement.encode()), expiry);
  }

  private Optional<String> country(Caller caller, Fields fields) {
    var text = fields.text("customer_ip");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var address = Address.parse(text.get());
    if (address.isEmpty()) {
      fields.reject("customer_ip", "must be an IPv4 or IPv6 address, not " + Quoted.of(text.get()));
      return Optional.empty();
    }
    if (!address.get().isPublic()) {
      fields.reject("customer_ip", "must be the buyer's public address, not " + address.get());
      return Optional.empty();
    }
    return Optional.of(
        geography.countryOf(address.get(), caller.environment()).orElse(Countries.UNKNOWN));
  }
}
