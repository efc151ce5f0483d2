package org.partbook.exchange;

import java.util.Map;
import java.util.Set;

/// What the elements of each list have, as the catalogue format has it.
final class ListFields {
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "instruments", Set.of("type", "name"),
          "contributors", Set.of("is_primary", "name", "mbid", "role"),
          "related_goods",
              Set.of(
                  "related_product_id",
                  "group_type_id",
                  "good_type",
                  "sheet",
                  "featured",
                  "prime_src"),
          "prices", Set.of("type_id", "type_usage", "price"),
          "packages",
              Set.of(
                  "asset_id",
                  "instrumentation_part_code",
                  "instrumentation_part_name",
                  "count",
                  "sequence",
                  "score"),
          "usergens",
              Set.of(
                  "black_box",
                  "arrangeable",
                  "vendor_product_type",
                  "content_provider",
                  "adaptation_vendor",
                  "vendor_song_id",
                  "publisher_name",
                  "seller_id",
                  "authorized_performers",
                  "adaptation_product_id",
                  "commission_override_rate",
                  "medley_assets"),
          "medley_assets", Set.of("name", "song_catalog_id", "hl_song_id", "sequence"),
          "renderings", Set.of("type", "usage"),
          "images", Set.of("name", "url"));

  private static final Set<String> NUMBERS =
      Set.of(
          "related_product_id",
          "group_type_id",
          "type_id",
          "price",
          "asset_id",
          "count",
          "sequence",
          "seller_id",
          "authorized_performers",
          "adaptation_product_id",
          "commission_override_rate");

  private ListFields() {}

  static boolean isKnown(String list, String field) {
    return KNOWN.getOrDefault(list, Set.of()).contains(field);
  }

  static boolean isNumber(String field) {
    return NUMBERS.contains(field);
  }
}
