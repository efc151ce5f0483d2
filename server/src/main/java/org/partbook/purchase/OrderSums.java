package org.partbook.purchase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partbook.access.VendorId;
import org.partbook.json.Json;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.JournalStore.Sum;

/// What a vendor's sales of some time come to, for each currency, by what happened then: as its
/// statement of that time counts it.
final class OrderSums {
  private static final String SOLD = "sold";
  private static final List<String> ALL = List.of(SOLD, "cancelled", "refunded");

  /// Whatever else has copies in it is a sale: registered and completed at once, or completed
  /// later.
  private static final Map<String, String> TAKEN_BACK =
      Map.of(EntryKind.CANCELLED.name(), "cancelled", EntryKind.REFUNDED.name(), "refunded");

  private OrderSums() {}

  /// Copies and what is owed for them.
  private record Amount(BigDecimal copies, Optional<BigDecimal> net) {
    static final Amount NOTHING = new Amount(BigDecimal.ZERO, Optional.empty());

    Amount plus(BigDecimal more, Optional<BigDecimal> owed) {
      var sum = owed.map(amount -> net.map(amount::add).orElse(amount)).or(() -> net);
      return new Amount(copies.add(more), sum);
    }

    Map<String, @Nullable Object> json() {
      var json = new LinkedHashMap<String, @Nullable Object>();
      json.put("copies", copies.longValueExact());
      json.put("net", net.map(Json::plain).orElse(null));
      return json;
    }
  }

  /// The sums of one vendor, as JSON.
  static List<Map<String, @Nullable Object>> of(VendorId vendor, List<Sum> sums) {
    var byCurrency = new TreeMap<String, Map<String, Amount>>();
    for (var sum : sums) {
      if (sum.vendor().isPresent() && sum.vendor().getAsLong() == vendor.value()) {
        byCurrency
            .computeIfAbsent(sum.currency().orElse(""), _ -> new LinkedHashMap<>())
            .merge(
                kind(sum.kind()),
                Amount.NOTHING.plus(sum.copies(), sum.net()),
                (one, other) -> one.plus(other.copies, other.net));
      }
    }
    var all = new ArrayList<Map<String, @Nullable Object>>();
    byCurrency.forEach((currency, amounts) -> all.add(json(currency, amounts)));
    return all;
  }

  private static Map<String, @Nullable Object> json(String currency, Map<String, Amount> amounts) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("currency", currency.isEmpty() ? null : currency);
    var total = Amount.NOTHING;
    for (var name : ALL) {
      var amount = amounts.getOrDefault(name, Amount.NOTHING);
      json.put(name, amount.json());
      total = total.plus(amount.copies, amount.net);
    }
    json.putAll(total.json());
    return json;
  }

  private static String kind(String entry) {
    return TAKEN_BACK.getOrDefault(entry, SOLD);
  }
}
