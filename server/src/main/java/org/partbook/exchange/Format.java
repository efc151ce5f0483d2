package org.partbook.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of the catalogue format, with what stands in each: as `docs/catalogue-format.md` has
/// them, and in its order.
final class Format {
  private static final Map<String, Kind> FIELDS = fields();

  private Format() {}

  /// What stands in a field.
  enum Kind {
    INTEGER,
    AMOUNT,
    BOOLEAN,
    /// A number of pages, or whether there are any.
    PAGES,
    TEXT,
    TEXTS,
    OBJECTS,
    OWN
  }

  private static Map<String, Kind> fields() {
    var fields = new LinkedHashMap<String, Kind>();
    fields.put("asset_id", Kind.INTEGER);
    fields.put("title", Kind.TEXT);
    fields.put("format_short_name", Kind.TEXT);
    fields.put("format", Kind.TEXT);
    fields.put("asset_type", Kind.TEXT);
    fields.put("retail_price", Kind.AMOUNT);
    fields.put("withdrawn", Kind.BOOLEAN);
    fields.put("world", Kind.BOOLEAN);
    fields.put("countries", Kind.TEXTS);
    fields.put("description", Kind.TEXT);
    fields.put("contributors", Kind.OBJECTS);
    fields.put("instruments", Kind.OBJECTS);
    fields.put("voicing", Kind.TEXT);
    fields.put("categories", Kind.TEXTS);
    fields.put("keywords", Kind.TEXTS);
    fields.put("series", Kind.TEXTS);
    fields.put("skills", Kind.TEXTS);
    fields.put("page_count", Kind.INTEGER);
    fields.put("performance_time", Kind.INTEGER);
    fields.put("tempo", Kind.INTEGER);
    fields.put("difficulty_level_low", Kind.AMOUNT);
    fields.put("difficulty_level_high", Kind.AMOUNT);
    fields.put("min_qty", Kind.INTEGER);
    fields.put("public_domain", Kind.BOOLEAN);
    fields.put("explicit", Kind.BOOLEAN);
    fields.put("personalised", Kind.BOOLEAN);
    fields.put("look_inside", Kind.PAGES);
    fields.put("partable", Kind.BOOLEAN);
    fields.put("song_number", Kind.INTEGER);
    fields.put("external_ref", Kind.TEXT);
    fields.put("external_ref_id", Kind.INTEGER);
    fields.put("smd_id", Kind.TEXT);
    fields.put("packages", Kind.OBJECTS);
    fields.put("prices", Kind.OBJECTS);
    fields.put("related_goods", Kind.OBJECTS);
    fields.put("usergens", Kind.OBJECTS);
    fields.put("renderings", Kind.OBJECTS);
    fields.put("images", Kind.OBJECTS);
    fields.put("own", Kind.OWN);
    return fields;
  }

  static List<String> names() {
    return List.copyOf(FIELDS.keySet());
  }

  static Optional<Kind> kind(String field) {
    return Optional.ofNullable(FIELDS.get(field));
  }
}
