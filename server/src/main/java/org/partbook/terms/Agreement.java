package org.partbook.terms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Listing;

/// What is agreed with a vendor.
///
/// @param currency in which the vendor sells and owes
/// @param factor by which the catalogue's prices become list prices in this currency
/// @param discount of the vendor's, in percent of the price that it goes by
/// @param netPrice what is owed for a copy, instead of a share of its price
/// @param minimum the least price of a copy that a share is reckoned by
/// @param territories where the vendor may sell, as ISO 3166-1 alpha-2; everywhere if there are
///   none
public record Agreement(
    Currency currency,
    Basis basis,
    BigDecimal factor,
    BigDecimal discount,
    Optional<BigDecimal> netPrice,
    Optional<BigDecimal> minimum,
    Set<String> territories,
    Scope scope,
    Vat vat,
    Period period) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /// A price of less than half the list's, or of more than twice, is far from it.
  private static final BigDecimal FAR = new BigDecimal(2);

  public Agreement {
    territories = Set.copyOf(territories);
  }

  /// Whether the vendor may sell an asset.
  public boolean covers(AssetId id, Listing listing) {
    return scope.covers(id, listing);
  }

  /// Whether the vendor may sell to a country.
  public boolean coversCountry(String country) {
    return territories.isEmpty() || territories.contains(country);
  }

  /// The list price of an asset in this currency; nothing if it has none.
  public Optional<BigDecimal> listPrice(Listing listing) {
    return listing.listPrice().map(this::listPrice);
  }

  /// What becomes of a price of the catalogue.
  BigDecimal listPrice(BigDecimal inCatalogue) {
    return rounded(inCatalogue.multiply(factor));
  }

  /// What a vendor owes for a sale, and what is odd about it.
  ///
  /// @param net for all copies, rounded to the least unit of the currency, half to even
  /// @param flags of [#ZERO_PRICE] and its like
  public record Due(BigDecimal net, List<String> flags) {
    public Due {
      flags = List.copyOf(flags);
    }
  }

  /// The buyer has paid nothing.
  public static final String ZERO_PRICE = "zero_price";

  /// The buyer has paid less for a copy than the least price that was agreed.
  public static final String BELOW_MINIMUM = "below_minimum";

  /// The buyer has paid less than half the list price, or more than twice.
  public static final String FAR_FROM_LIST = "far_from_list";

  /// It goes by the list price, and there is none: so it goes by the price that was reported.
  public static final String NO_LIST_PRICE = "no_list_price";

  /// What is owed for a sale.
  ///
  /// @param reported for all copies
  public Due due(Listing listing, BigDecimal reported, long quantity) {
    var copies = BigDecimal.valueOf(quantity);
    var list = listPrice(listing).map(copies::multiply);
    var flags = flags(list, reported, copies);
    if (netPrice.isPresent()) {
      return new Due(rounded(netPrice.get().multiply(copies)), flags);
    }
    var price = basis == Basis.LIST ? list.orElse(reported) : reported;
    var least = minimum.map(copies::multiply).orElse(BigDecimal.ZERO);
    var share = HUNDRED.subtract(discount).divide(HUNDRED, MathContext.DECIMAL128);
    return new Due(rounded(vat.without(price.max(least)).multiply(share)), flags);
  }

  private List<String> flags(Optional<BigDecimal> list, BigDecimal reported, BigDecimal copies) {
    var flags = new ArrayList<String>();
    if (reported.signum() == 0) {
      flags.add(ZERO_PRICE);
    }
    if (minimum.filter(least -> reported.compareTo(least.multiply(copies)) < 0).isPresent()) {
      flags.add(BELOW_MINIMUM);
    }
    if (list.filter(price -> isFar(price, reported)).isPresent()) {
      flags.add(FAR_FROM_LIST);
    }
    if (list.isEmpty() && basis == Basis.LIST && netPrice.isEmpty()) {
      flags.add(NO_LIST_PRICE);
    }
    return flags;
  }

  private static boolean isFar(BigDecimal list, BigDecimal reported) {
    return reported.compareTo(list.multiply(FAR)) > 0 || reported.multiply(FAR).compareTo(list) < 0;
  }

  /// To the least unit of the currency.
  private BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(digits(currency), RoundingMode.HALF_EVEN);
  }

  /// How many decimals amounts of a currency have.
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
