package org.partbook.terms;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Facts;
import tools.jackson.databind.JsonNode;

/// An agreement as JSON, as it is stored and as the journal has it. Amounts are texts.
final class AgreementJson {
  private AgreementJson() {}

  static String write(Agreement agreement) {
    var facts =
        Facts.of()
            .add("currency", agreement.currency().getCurrencyCode())
            .add("basis", wire(agreement.basis()))
            .add("factor", agreement.factor())
            .add("discount", agreement.discount())
            .addAmount("net_price", agreement.netPrice())
            .addAmount("minimum", agreement.minimum())
            .add("territories", sorted(agreement.territories()))
            .addJson("scope", write(agreement.scope()))
            .add("vat", agreement.vat().wire())
            .add("vat_rate", agreement.vat().rate())
            .add("period", wire(agreement.period()));
    return facts.json();
  }

  private static String write(Scope scope) {
    var assets = scope.assets().stream().sorted().toList();
    return Facts.of()
        .add("series", sorted(scope.series()))
        .add("categories", sorted(scope.categories()))
        .add("formats", sorted(scope.formats()))
        .add("types", sorted(scope.types()))
        .add("holders", sorted(scope.holders()))
        .addJson("assets", Json.write(assets))
        .json();
  }

  private static List<String> sorted(Set<String> texts) {
    return List.copyOf(new TreeSet<>(texts));
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Agreement read(String stored) {
    try {
      return read(Json.read(stored));
    } catch (MalformedJson e) {
      throw new IllegalStateException("stored terms are not JSON", e);
    }
  }

  static Agreement read(JsonNode json) {
    var scope = json.path("scope");
    return new Agreement(
        Currency.getInstance(json.path("currency").stringValue()),
        Basis.valueOf(constant(json, "basis")),
        amount(json, "factor").orElse(BigDecimal.ONE),
        amount(json, "discount").orElse(BigDecimal.ZERO),
        amount(json, "net_price"),
        amount(json, "minimum"),
        texts(json, "territories"),
        new Scope(
            texts(scope, "series"),
            texts(scope, "categories"),
            texts(scope, "formats"),
            texts(scope, "types"),
            texts(scope, "holders"),
            scope
                .path("assets")
                .valueStream()
                .map(JsonNode::longValue)
                .collect(Collectors.toSet())),
        new Vat(
            Vat.Treatment.valueOf(constant(json, "vat")),
            amount(json, "vat_rate").orElse(BigDecimal.ZERO)),
        Period.valueOf(constant(json, "period")));
  }

  private static String constant(JsonNode json, String field) {
    return json.path(field).stringValue().toUpperCase(Locale.ROOT);
  }

  private static Optional<BigDecimal> amount(JsonNode json, String field) {
    var text = json.path(field);
    return text.isString() ? Optional.of(new BigDecimal(text.stringValue())) : Optional.empty();
  }

  private static Set<String> texts(JsonNode json, String field) {
    return json.path(field).valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
  }
}
