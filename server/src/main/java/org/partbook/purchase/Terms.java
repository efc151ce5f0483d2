package org.partbook.purchase;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetId;
import org.partbook.json.FieldError;

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

  /// The terms that the request names; nothing if they can't be read.
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

  /// The terms of a request that may have been in order once: a token counts after it has expired,
  /// too. Nothing if they can't be read or don't agree.
  static Optional<Terms> once(Caller caller, RegisterRequest request, Validation validation) {
    if (request.token().isEmpty()) {
      return named(request);
    }
    return validation
        .read(caller, request.token().get())
        .filter(token -> differences(token, request).isEmpty())
        .map(Terms::of);
  }

  static Terms of(ValidationToken token) {
    return new Terms(token.asset(), token.country(), token.quantity(), Source.TOKEN);
  }

  /// What a request names besides its token must say the same.
  static List<FieldError> differences(ValidationToken token, RegisterRequest request) {
    return Stream.of(
            difference("asset_id", request.asset(), token.asset().value()),
            difference("quantity", request.quantity(), token.quantity()),
            request
                .countryCode()
                .filter(country -> !country.equals(token.country()))
                .map(country -> difference("country_code", country, token.country())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<FieldError> difference(String field, OptionalLong named, long token) {
    return named.isPresent() && named.getAsLong() != token
        ? Optional.of(difference(field, named.getAsLong(), token))
        : Optional.empty();
  }

  private static FieldError difference(String field, Object named, Object token) {
    return FieldError.of(field, "says " + named + ", but the token " + token);
  }
}
