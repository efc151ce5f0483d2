package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.catalog.KnownAsset;
import org.partbook.geography.Countries;
import org.partbook.json.FieldError;
import org.partbook.json.Quoted;
import org.partbook.terms.KnownTerms;
import org.partbook.terms.VendorTerms;

/// What was agreed with the vendor, as a sale is held against it. A vendor without terms may sell
/// everything everywhere, and nobody knows what it owes.
///
/// @param latest the number of the vendor's latest terms, 0 for none
/// @param at when the sale is, as the terms were chosen
record AgreedSale(Optional<VendorTerms> terms, boolean suspended, long latest, Instant at) {
  /// The flag of a sale whose prices don't multiply out.
  static final String MISMATCH = "mismatch";

  static AgreedSale of(KnownTerms known, Instant now) {
    return new AgreedSale(known.at(now), known.suspended(), known.latest(), now);
  }

  /// What is against selling an asset. The sandbox's own are there for everybody to try.
  List<FieldError> against(Terms sale, KnownAsset asset) {
    var errors = new ArrayList<FieldError>();
    if (suspended) {
      errors.add(
          FieldError.of(
              sale.source().assetField, "is refused: this vendor may sell nothing at present"));
    }
    if (terms.isPresent() && !sale.asset().isOfSandbox()) {
      var agreement = terms.get().agreement();
      if (!agreement.covers(sale.asset(), asset.listing())) {
        errors.add(
            FieldError.of(
                sale.source().assetField,
                "is refused: asset " + sale.asset() + " isn't among what this vendor may sell"));
      }
      if (!agreement.coversCountry(sale.country())) {
        errors.add(FieldError.of(sale.source().countryField, notThere(sale.country())));
      }
    }
    return errors;
  }

  private static String notThere(String country) {
    return country.equals(Countries.UNKNOWN)
        ? "is refused: this vendor may sell in some countries only, and the buyer's is not known"
        : "is refused: this vendor may not sell in " + country;
  }

  /// What is against the currency that a vendor says.
  List<FieldError> againstCurrency(Optional<String> said) {
    var agreed = terms.map(valid -> valid.agreement().currency().getCurrencyCode());
    return said.isPresent() && agreed.isPresent() && !said.equals(agreed)
        ? List.of(
            FieldError.of(
                "currency", "must be " + agreed.get() + " as agreed, not " + Quoted.of(said.get())))
        : List.of();
  }

  /// What is remembered with a line.
  ///
  /// @param price of all its copies
  /// @param mismatch whether the reported prices don't multiply out
  Snapshot snapshot(KnownAsset sold, BigDecimal price, long quantity, boolean mismatch) {
    var flags = new ArrayList<String>();
    if (mismatch) {
      flags.add(MISMATCH);
    }
    var agreement = terms.map(VendorTerms::agreement);
    var due = agreement.map(agreed -> agreed.due(sold.listing(), price, quantity));
    due.ifPresent(reckoned -> flags.addAll(reckoned.flags()));
    return new Snapshot(
        Snapshot.randomSalt(),
        sold.asset().title(),
        Snapshot.edition(sold.fingerprint()),
        agreement.isPresent()
            ? agreement.get().listPrice(sold.listing())
            : sold.listing().listPrice(),
        agreement.map(agreed -> agreed.currency().getCurrencyCode()),
        terms.isPresent() ? OptionalLong.of(terms.get().id()) : OptionalLong.empty(),
        due.map(reckoned -> reckoned.net()),
        flags);
  }
}
