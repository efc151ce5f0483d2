package org.partbook.statement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a publisher with pencil and paper would reckon, from what was agreed and what was sold. It
/// knows nothing of how Partbook does it.
final class Model {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /// What was agreed with a shop.
  ///
  /// @param listed whether it goes by the list price
  /// @param each what it owes for a copy, if that is agreed
  /// @param vatIn percent of tax in its prices
  record Deal(
      String currency,
      boolean listed,
      BigDecimal factor,
      BigDecimal discount,
      @Nullable BigDecimal each,
      @Nullable BigDecimal least,
      BigDecimal vatIn,
      BigDecimal vatOn) {}

  /// A share in an asset.
  ///
  /// @param basis `list`, `net` or `copy`
  /// @param only in this country, if not everywhere
  record Part(
      long asset,
      String party,
      String role,
      String basis,
      BigDecimal value,
      @Nullable String currency,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String only) {}

  /// Something with money in it.
  ///
  /// @param of the sale
  /// @param copies negative where they are taken back
  /// @param copiesBefore what was left of the sale before
  /// @param netBefore what was owed for these
  private record Booking(
      Sale of, Instant at, long copies, BigDecimal net, long copiesBefore, BigDecimal netBefore) {}

  /// A sale.
  static final class Sale {
    final int shop;
    final long asset;
    final long copies;
    final String country;
    final Instant at;
    final @Nullable Deal deal;
    final @Nullable BigDecimal list;
    final List<Part> parts;
    final BigDecimal paid;
    BigDecimal owed = BigDecimal.ZERO;
    long left;

    Sale(
        int shop,
        long asset,
        long copies,
        String country,
        Instant at,
        @Nullable Deal deal,
        @Nullable BigDecimal list,
        List<Part> parts,
        BigDecimal paid) {
      this.paid = paid;
      this.shop = shop;
      this.asset = asset;
      this.copies = copies;
      this.country = country;
      this.at = at;
      this.deal = deal;
      this.list = list;
      this.parts = List.copyOf(parts);
      this.left = copies;
    }
  }

  private final Map<Integer, Deal> deals = new HashMap<>();
  private final Map<Long, BigDecimal> prices = new HashMap<>();
  private List<Part> parts = List.of();
  private final List<Booking> bookings = new ArrayList<>();

  /// How many bookings of each reader are in closed statements.
  private final Map<String, List<Booking>> settled = new TreeMap<>();

  void agree(int shop, Deal deal) {
    deals.put(shop, deal);
  }

  void price(long asset, BigDecimal price) {
    prices.put(asset, price);
  }

  void share(List<Part> all) {
    parts = List.copyOf(all);
  }

  Sale sell(int shop, long asset, long copies, String country, BigDecimal paid, Instant at) {
    var deal = deals.get(shop);
    var price = prices.get(asset);
    var list =
        price == null || deal == null
            ? price
            : price
                .multiply(deal.factor())
                .setScale(digits(deal.currency()), RoundingMode.HALF_EVEN);
    var sale =
        new Sale(
            shop,
            asset,
            copies,
            country,
            at,
            deal,
            list,
            parts.stream().filter(part -> part.asset() == asset).toList(),
            paid);
    if (deal != null) {
      sale.owed = owed(deal, list, copies, paid);
    }
    bookings.add(new Booking(sale, at, copies, sale.owed, 0, BigDecimal.ZERO));
    return sale;
  }

  private static BigDecimal owed(
      Deal deal, @Nullable BigDecimal list, long copies, BigDecimal paid) {
    var many = BigDecimal.valueOf(copies);
    var digits = digits(deal.currency());
    if (deal.each() != null) {
      return deal.each().multiply(many).setScale(digits, RoundingMode.HALF_EVEN);
    }
    var base = deal.listed() && list != null ? list.multiply(many) : paid;
    if (deal.least() != null && base.compareTo(deal.least().multiply(many)) < 0) {
      base = deal.least().multiply(many);
    }
    var untaxed = base.multiply(HUNDRED).divide(HUNDRED.add(deal.vatIn()), MathContext.DECIMAL128);
    return untaxed
        .multiply(HUNDRED.subtract(deal.discount()))
        .divide(HUNDRED, MathContext.DECIMAL128)
        .setScale(digits, RoundingMode.HALF_EVEN);
  }

  /// All that is left of a sale is taken back.
  void takeBack(Sale sale, Instant at) {
    takeBack(sale, sale.left, at);
  }

  void takeBack(Sale sale, long copies, Instant at) {
    var booked =
        bookings.stream()
            .filter(one -> one.of() == sale)
            .map(Booking::net)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var deal = sale.deal;
    var stays =
        sale.owed
            .multiply(BigDecimal.valueOf(sale.left - copies))
            .divide(BigDecimal.valueOf(sale.copies), MathContext.DECIMAL128)
            .setScale(deal == null ? 2 : digits(deal.currency()), RoundingMode.HALF_UP);
    var back = booked.subtract(stays);
    bookings.add(new Booking(sale, at, -copies, back.negate(), sale.left, booked));
    sale.left -= copies;
  }

  static int digits(String currency) {
    return currency.equals("JPY") ? 0 : 2;
  }

  /// What a shop owes for all that it hasn't been told of yet, up to a day.
  BigDecimal shopOwes(int shop, String currency, LocalDate until) {
    // Tax is reckoned of what was sold with the same tax, as it was agreed when that was sold.
    var sums = new HashMap<String, BigDecimal>();
    var percent = new HashMap<String, BigDecimal>();
    for (var one : unsettled("shop " + shop + " " + currency, until)) {
      var deal = one.of().deal;
      if (one.of().shop == shop && deal != null && deal.currency().equals(currency)) {
        var tax = deal.vatIn() + " in, " + deal.vatOn() + " on";
        sums.merge(tax, one.net(), BigDecimal::add);
        percent.put(tax, deal.vatIn().max(deal.vatOn()));
      }
    }
    var all = BigDecimal.ZERO.setScale(digits(currency));
    for (var tax : sums.keySet()) {
      var sum = Objects.requireNonNull(sums.get(tax));
      var vat = sum.multiply(percent.get(tax)).divide(HUNDRED);
      all = all.add(sum).add(vat.setScale(digits(currency), RoundingMode.HALF_EVEN));
    }
    return all.setScale(digits(currency), RoundingMode.HALF_EVEN);
  }

  /// What is due to a party for all that it hasn't been told of yet, up to a day.
  ///
  /// @param rates units for a euro
  BigDecimal due(String party, String currency, Map<String, BigDecimal> rates, LocalDate until) {
    var sum = BigDecimal.ZERO.setScale(digits(currency));
    for (var one : unsettled("party " + party, until)) {
      for (var part : one.of().parts) {
        if (part.party().equals(party) && applies(part, one.of())) {
          sum = sum.add(due(part, one, currency, rates));
        }
      }
    }
    return sum;
  }

  private static boolean applies(Part part, Sale sale) {
    var day = sale.at.atZone(ZONE).toLocalDate();
    return (part.from() == null || !day.isBefore(part.from()))
        && (part.until() == null || !day.isAfter(part.until()))
        && (part.only() == null || part.only().equals(sale.country));
  }

  /// What is due for what is left of the sale, less what was due for what was left before.
  private static BigDecimal due(
      Part part, Booking one, String currency, Map<String, BigDecimal> rates) {
    var sale = one.of();
    long left = one.copiesBefore() + one.copies();
    var owed = one.netBefore().add(one.net());
    return due(part, sale, left, owed, currency, rates)
        .subtract(due(part, sale, one.copiesBefore(), one.netBefore(), currency, rates));
  }

  private static BigDecimal due(
      Part part,
      Sale sale,
      long copies,
      BigDecimal net,
      String currency,
      Map<String, BigDecimal> rates) {
    var many = BigDecimal.valueOf(copies);
    var deal = sale.deal;
    Optional<BigDecimal> amount =
        switch (part.basis()) {
          case "list" ->
              deal == null
                  ? Optional.empty()
                  : Optional.of(
                      each(sale)
                          .multiply(many)
                          .multiply(part.value())
                          .divide(HUNDRED, MathContext.DECIMAL128));
          case "net" ->
              deal == null
                  ? Optional.empty()
                  : Optional.of(net.multiply(part.value()).divide(HUNDRED));
          default -> Optional.of(part.value().multiply(many));
        };
    if (amount.isEmpty()) {
      return BigDecimal.ZERO;
    }
    var from = part.basis().equals("copy") ? part.currency() : deal == null ? "" : deal.currency();
    var converted =
        currency.equals(from)
            ? amount.get()
            : amount
                .get()
                .multiply(rate(rates, currency))
                .divide(rate(rates, from), MathContext.DECIMAL128);
    return converted.setScale(digits(currency), RoundingMode.HALF_EVEN);
  }

  /// Without a list price, the price that was paid stands for it.
  private static BigDecimal each(Sale sale) {
    return sale.list != null
        ? sale.list
        : sale.paid.divide(BigDecimal.valueOf(sale.copies), MathContext.DECIMAL128);
  }

  private static BigDecimal rate(Map<String, BigDecimal> rates, @Nullable String currency) {
    return "EUR".equals(currency) ? BigDecimal.ONE : Objects.requireNonNull(rates.get(currency));
  }

  private List<Booking> unsettled(String reader, LocalDate until) {
    var end = until.plusDays(1).atStartOfDay(ZONE).toInstant();
    var done = settled.getOrDefault(reader, List.of());
    return bookings.stream().filter(one -> one.at().isBefore(end) && !done.contains(one)).toList();
  }

  /// They have been told.
  void settle(String reader, LocalDate until) {
    var all = new ArrayList<>(settled.getOrDefault(reader, List.of()));
    all.addAll(unsettled(reader, until));
    settled.put(reader, all);
  }
}
