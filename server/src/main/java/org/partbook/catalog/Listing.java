package org.partbook.catalog;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What an agreement with a vendor may go by: the price of an asset, and where in the catalogue it
/// stands. Names are in small letters, as nobody tells apart what differs in these alone.
///
/// @param listPrice its retail price, as the catalogue has it
/// @param formats its format and the short name of it
/// @param types its asset type
/// @param holders who its usergens say that publishes or provides it
public record Listing(
    Optional<BigDecimal> listPrice,
    Set<String> series,
    Set<String> categories,
    Set<String> formats,
    Set<String> types,
    Set<String> holders) {
  public Listing {
    series = Set.copyOf(series);
    categories = Set.copyOf(categories);
    formats = Set.copyOf(formats);
    types = Set.copyOf(types);
    holders = Set.copyOf(holders);
  }

  /// As its document tells it.
  static Listing of(JsonNode document) {
    var price = document.path("retail_price");
    var holders = new HashSet<String>();
    document
        .path("usergens")
        .forEach(one -> holders.addAll(texts(one, "publisher_name", "content_provider")));
    return new Listing(
        price.isNumber() ? Optional.of(price.decimalValue()) : Optional.empty(),
        texts(document, "series"),
        texts(document, "categories"),
        texts(document, "format", "format_short_name"),
        texts(document, "asset_type"),
        holders);
  }

  /// Those of these fields, each of which may be a text or a list of them.
  private static Set<String> texts(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(object::path)
        .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
        .filter(JsonNode::isString)
        .map(value -> folded(value.stringValue()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// As names are compared.
  public static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
