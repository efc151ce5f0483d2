package org.partbook.purchase;

import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.catalog.AssetId;
import org.partbook.json.Fields;

/// What is bought, where and how many: from the named fields (first generation), from the token
/// (second generation), or from both where they agree.
record Terms(AssetId asset, String country, long quantity, Source source) {

  /// Where the terms come from, and so under which name a vendor finds what it sent: a token stands
  /// for the fields that it replaces, an address for the country.
  enum Source {
    FIELDS("asset_id", "country_code", "quantity"),
    TOKEN("token", "token", "token"),
    ADDRESS("asset_id", "customer_ip", "quantity");

    final String assetField;
    final String countryField;
    final String quantityField;

    Source(String assetField, String countryField, String quantityField) {
      this.assetField = assetField;
      this.countryField = countryField;
      this.quantityField = quantityField;
    }
  }

  /// The terms that the request names; nothing if they can't be read, which `fields` then knows.
  static Optional<Terms> named(RegisterRequest request) {
    return request.asset().isPresent()
            && request.countryCode().isPresent()
            && request.quantity().isPresent()
        ? Optional.of(
            new Terms(
                new AssetId(request.asset().getAsLong()),
                request.countryCode().get(),
                request.quantity().getAsLong(),
                Source.FIELDS))
        : Optional.empty();
  }

  /// The terms of a token. What the request names besides must say the same.
  static Terms of(ValidationToken token, RegisterRequest request, Fields fields) {
    requireEqual(fields, "asset_id", request.asset(), token.asset().value());
    requireEqual(fields, "quantity", request.quantity(), token.quantity());
    request
        .countryCode()
        .filter(country -> !country.equals(token.country()))
        .ifPresent(country ->
            fields.reject(
                "country_code", "says " + country + ", but the token " + token.country()));
    return new Terms(token.asset(), token.country(), token.quantity(), Source.TOKEN);
  }

  private static void requireEqual(Fields fields, String name, OptionalLong named, long token) {
    if (named.isPresent() && named.getAsLong() != token) {
      fields.reject(name, "says " + named.getAsLong() + ", but the token " + token);
    }
  }
}
