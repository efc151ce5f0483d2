package org.partbook.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partbook.json.Json;
import org.partbook.terms.Agreement;
import org.partbook.terms.Scope;
import org.partbook.terms.VendorTerms;

/// Terms, for people and for programs.
final class VendorTermsWords {
  private VendorTermsWords() {}

  static String words(VendorTerms terms) {
    return "%d, from %s: %s"
        .formatted(terms.id(), Times.of(terms.validFrom()), words(terms.agreement()));
  }

  /// All of it in a line.
  static String words(Agreement agreed) {
    var words = new ArrayList<String>();
    words.add(agreed.currency().getCurrencyCode());
    words.add(
        agreed
            .netPrice()
            .map(price -> Json.plain(price).toPlainString() + " a copy")
            .orElseGet(() ->
                "%s %% off the %s price"
                    .formatted(
                        Json.plain(agreed.discount()).toPlainString(), lower(agreed.basis()))));
    agreed
        .minimum()
        .ifPresent(least -> words.add("at least " + Json.plain(least).toPlainString() + " a copy"));
    if (agreed.factor().compareTo(BigDecimal.ONE) != 0) {
      words.add("catalogue × " + Json.plain(agreed.factor()).toPlainString());
    }
    words.add(
        agreed.territories().isEmpty()
            ? "everywhere"
            : "in " + String.join(" ", new TreeSet<>(agreed.territories())));
    words.add(words(agreed.scope()));
    words.add("VAT " + lower(agreed.vat().treatment()) + rate(agreed));
    words.add("each " + lower(agreed.period()));
    return String.join(", ", words);
  }

  private static String rate(Agreement agreed) {
    return agreed.vat().rate().signum() == 0
        ? ""
        : " " + Json.plain(agreed.vat().rate()).toPlainString() + " %";
  }

  private static String words(Scope scope) {
    var words = new ArrayList<String>();
    add(words, "series", scope.series());
    add(words, "category", scope.categories());
    add(words, "format", scope.formats());
    add(words, "type", scope.types());
    add(words, "holder", scope.holders());
    if (!scope.assets().isEmpty()) {
      words.add(scope.assets().size() + " assets by number");
    }
    return words.isEmpty() ? "everything" : String.join(" and ", words);
  }

  private static void add(List<String> words, String sort, Set<String> names) {
    if (!names.isEmpty()) {
      words.add(sort + " " + String.join(" or ", new TreeSet<>(names)));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Map<String, @Nullable Object> json(VendorTerms terms) {
    var agreed = terms.agreement();
    var scope = agreed.scope();
    return JsonFields.of()
        .add("id", terms.id())
        .add("valid_from", terms.validFrom())
        .add("currency", agreed.currency().getCurrencyCode())
        .add("basis", wire(agreed.basis()))
        .add("factor", Json.plain(agreed.factor()))
        .add("discount", Json.plain(agreed.discount()))
        .add("net_price", agreed.netPrice().map(Json::plain))
        .add("minimum", agreed.minimum().map(Json::plain))
        .add("territories", new TreeSet<>(agreed.territories()))
        .add(
            "scope",
            JsonFields.of()
                .add("series", new TreeSet<>(scope.series()))
                .add("categories", new TreeSet<>(scope.categories()))
                .add("formats", new TreeSet<>(scope.formats()))
                .add("types", new TreeSet<>(scope.types()))
                .add("holders", new TreeSet<>(scope.holders()))
                .add("assets", new TreeSet<>(scope.assets()))
                .map())
        .add("vat", wire(agreed.vat().treatment()))
        .add("vat_rate", Json.plain(agreed.vat().rate()))
        .add("period", wire(agreed.period()))
        .add("created_at", terms.createdAt())
        .map();
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
