package org.partbook.client.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An asset of the fake's catalogue, and how copies of it behave. Each method gives another one.
///
/// ```java
/// var slow = FakeAsset.of(101004, "Ode").price("3.95").copyTakes(Duration.ofSeconds(2));
/// ```
public final class FakeAsset {
  private static final List<String> LISTS =
      List.of(
          "countries",
          "categories",
          "keywords",
          "series",
          "skills",
          "instruments",
          "images",
          "contributors",
          "related_goods",
          "renderings",
          "usergens",
          "prices",
          "packages");

  private final Map<String, Object> fields;
  private final Fate fate;
  private final Duration takes;
  private final @Nullable Copy copy;

  /// What becomes of a copy.
  enum Fate {
    READY,
    FAILS,
    WAITS
  }

  /// The file that buyers get.
  static final class Copy {
    private final byte[] bytes;
    private final String type;

    Copy(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
    }

    byte[] bytes() {
      return bytes;
    }

    String type() {
      return type;
    }
  }

  private FakeAsset(Map<String, Object> fields, Fate fate, Duration takes, @Nullable Copy copy) {
    this.fields = Collections.unmodifiableMap(fields);
    this.fate = fate;
    this.takes = takes;
    this.copy = copy;
  }

  /// An asset that may be sold everywhere, whose copies are ready at once.
  ///
  /// @param assetId its number, 1 or more
  /// @param title its title
  /// @return the asset
  public static FakeAsset of(long assetId, String title) {
    if (assetId < 1) {
      throw new IllegalArgumentException("assetId must be 1 or more, not " + assetId);
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("asset_id", assetId);
    fields.put("format_short_name", "PDF");
    fields.put("title", title);
    fields.put("description", "");
    fields.put("public_domain", false);
    fields.put("world", true);
    fields.put("asset_type", "SINGLE");
    fields.put("min_qty", 1L);
    fields.put("page_count", 1L);
    fields.put("explicit", false);
    fields.put("partable", false);
    LISTS.forEach(list -> fields.put(list, List.of()));
    fields.put("renderings", List.of(Map.of("type", "pdf", "usage", "full")));
    return new FakeAsset(fields, Fate.READY, Duration.ZERO, null);
  }

  /// Any field, also one that nobody knows yet.
  ///
  /// @param name its name in JSON
  /// @param value a text, a number, a boolean, or lists and maps of these
  /// @return the asset with it
  public FakeAsset with(String name, Object value) {
    if (name.equals("asset_id")) {
      throw new IllegalArgumentException("another asset_id is another asset");
    }
    var all = new LinkedHashMap<>(fields);
    all.put(name, value);
    return new FakeAsset(all, fate, takes, copy);
  }

  /// What it costs.
  ///
  /// @param price the retail price, such as `4.95`
  /// @return the asset with it
  public FakeAsset price(String price) {
    return with("retail_price", new BigDecimal(price));
  }

  /// Sold from so many copies on.
  ///
  /// @param copies 1 or more
  /// @return the asset with it
  public FakeAsset minQuantity(long copies) {
    return with("min_qty", copies);
  }

  /// Sold in some countries only.
  ///
  /// @param codes ISO 3166-1 alpha-2 codes
  /// @return the asset with them
  public FakeAsset countries(String... codes) {
    return with("world", false).with("countries", List.of(codes));
  }

  /// An ensemble whose parts may be sold singly. They have to be offered themselves.
  ///
  /// @param assetIds the parts
  /// @return the asset with them
  public FakeAsset parts(long... assetIds) {
    var parts = new ArrayList<Map<String, Object>>();
    for (var part : assetIds) {
      parts.add(Map.of("asset_id", part, "count", 1, "sequence", parts.size() + 1));
    }
    return with("partable", true).with("packages", List.copyOf(parts));
  }

  /// A preview that everybody may see.
  ///
  /// @param url its address
  /// @return the asset with it, besides what it has
  public FakeAsset preview(String url) {
    var renderings = new ArrayList<Object>((List<?>) fields.getOrDefault("renderings", List.of()));
    renderings.add(Map.of("type", "pdf", "usage", "preview", "url", url));
    return with("renderings", List.copyOf(renderings));
  }

  /// A copy takes a while, so that the shop has to wait.
  ///
  /// @param time how long
  /// @return the asset with it
  public FakeAsset copyTakes(Duration time) {
    return new FakeAsset(fields, fate, time, copy);
  }

  /// A copy is ready only when the test says so: [FakeSales#complete] or [FakeSales#fail].
  ///
  /// @return the asset with it
  public FakeAsset copyWaits() {
    return new FakeAsset(fields, Fate.WAITS, takes, copy);
  }

  /// No copy can be made.
  ///
  /// @return the asset with it
  public FakeAsset copyFails() {
    return new FakeAsset(fields, Fate.FAILS, takes, copy);
  }

  /// What buyers get; without it, a small PDF.
  ///
  /// @param bytes the file
  /// @param type its media type
  /// @return the asset with it
  public FakeAsset file(byte[] bytes, String type) {
    return new FakeAsset(fields, fate, takes, new Copy(bytes.clone(), type));
  }

  /// Its number.
  ///
  /// @return the number
  public long assetId() {
    return (Long) fields.getOrDefault("asset_id", 0L);
  }

  String title() {
    return String.valueOf(fields.get("title"));
  }

  Map<String, Object> fields() {
    return fields;
  }

  Fate fate() {
    return fate;
  }

  Duration takes() {
    return takes;
  }

  long least() {
    return fields.get("min_qty") instanceof Number least ? least.longValue() : 1;
  }

  boolean isSoldIn(String country) {
    return Boolean.TRUE.equals(fields.get("world"))
        || (fields.get("countries") instanceof List<?> codes && codes.contains(country));
  }

  boolean isPartable() {
    return Boolean.TRUE.equals(fields.get("partable"));
  }

  boolean hasPart(long assetId) {
    return fields.get("packages") instanceof List<?> parts
        && parts.stream()
            .anyMatch(part ->
                part instanceof Map<?, ?> fields
                    && fields.get("asset_id") instanceof Number id
                    && id.longValue() == assetId);
  }

  Copy copy(String buyer) {
    return Optional.ofNullable(copy)
        .orElseGet(() -> new Copy(pdf(title(), buyer), "application/pdf"));
  }

  /// The smallest PDF that says something.
  private static byte[] pdf(String title, String buyer) {
    var text = (title + " for " + buyer).replaceAll("[^ -~]|[()\\\\]", "?");
    var content = "BT /F1 12 Tf 40 780 Td (" + text + ") Tj ET";
    var objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                + "/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    var file = new StringBuilder("%PDF-1.4\n");
    var index = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
    for (var object : objects) {
      index.append("%010d 00000 n \n".formatted(file.length()));
      var number = objects.indexOf(object) + 1;
      file.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    var start = file.length();
    file.append(index).append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n").append(start);
    return file.append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "FakeAsset[" + assetId() + " " + title() + "]";
  }
}
