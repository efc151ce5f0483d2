package org.partbook.purchase;

import java.util.List;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.geography.Address;
import org.partbook.http.ApiException;
import org.partbook.json.FieldError;
import org.partbook.json.Fields;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;

/// What a vendor asks before the payment: read, but not yet held against the catalogue.
public sealed interface ValidateRequest {
  /// Whether so many may be sold to whoever has this address.
  ///
  /// @param currency in which the vendor sells, if it says so
  record Wanted(AssetId asset, Address buyer, long quantity, Optional<String> currency)
      implements ValidateRequest {}

  /// Something in it can't be read, and `errors` says all that is wrong.
  record Unreadable(List<FieldError> errors) implements ValidateRequest {
    public Unreadable {
      errors = List.copyOf(errors);
    }
  }

  static ValidateRequest read(JsonNode body) {
    var fields = new Fields(body);
    var asset = fields.requiredInteger("asset_id", 1);
    var buyer = buyer(fields);
    var quantity = fields.requiredInteger("quantity", 1);
    var currency = SaidCurrency.of(body);
    return asset.isPresent() && buyer.isPresent() && quantity.isPresent()
        ? new Wanted(new AssetId(asset.getAsLong()), buyer.get(), quantity.getAsLong(), currency)
        : new Unreadable(fields.errors());
  }

  private static Optional<Address> buyer(Fields fields) {
    var text = fields.text("customer_ip");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var address = Address.parse(text.get());
    if (address.isEmpty()) {
      fields.reject("customer_ip", "must be an IPv4 or IPv6 address, not " + Quoted.of(text.get()));
    } else if (!address.get().isPublic()) {
      fields.reject("customer_ip", "must be the buyer's public address, not " + address.get());
      return Optional.empty();
    }
    return address;
  }

  /// What was asked.
  ///
  /// @throws ApiException 422 if it can't be read
  default Wanted orRefuse() {
    return switch (this) {
      case Wanted wanted -> wanted;
      case Unreadable(var errors) -> throw ApiException.invalid(errors);
    };
  }
}
