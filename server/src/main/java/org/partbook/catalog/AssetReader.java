package org.partbook.catalog;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.partbook.catalog.AssetDraft.WantedImage;
import org.partbook.catalog.AssetDraft.WantedRendering;
import org.partbook.geography.Countries;
import org.partbook.json.Fields;
import org.partbook.json.Json;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;

/// Reads one line of the catalogue: all of the format, field by field, in the order of
/// `docs/catalogue-format.md`.
final class AssetReader {
  private static final int LONGEST_DESCRIPTION = 20_000;
  private static final int LONGEST_URL = 2000;

  private static final List<String> TYPES =
      List.of("pdf", "scorch", "musicxml", "embed", "audio", "streaming");
  private static final List<String> USAGES = List.of("full", "preview");
  private static final List<String> GOOD_TYPES = List.of("H", "D", "V");

  private final Section line;
  private final Set<AssetId> parts = new HashSet<>();
  private final List<WantedRendering> renderings = new ArrayList<>();
  private final List<WantedImage> images = new ArrayList<>();

  private AssetReader(Section line) {
    this.line = line;
  }

  static AssetDraft read(JsonNode object) throws RefusedLine {
    if (!object.isObject()) {
      throw new RefusedLine("the line must be a JSON object");
    }
    var line = new Section(new Fields(object), Json.mapperInstance().createObjectNode());
    return new AssetReader(line).draft();
  }

  private AssetDraft draft() throws RefusedLine {
    var id = line.required("asset_id", 1);
    line.required("format_short_name");
    line.texts("format");
    var pageCount = line.integer("page_count", 0);
    var title = line.required("title");
    description();
    line.integers("song_number", "external_ref_id", "performance_time", "tempo");
    line.bool("public_domain", false);
    line.texts("external_ref", "voicing", "smd_id");
    difficulty();
    var minQty = line.integer("min_qty", 1).orElse(1);
    line.out().put("min_qty", minQty);
    var countries = countries();
    var world = world();
    line.amount("retail_price");
    var assetType = line.required("asset_type");
    line.bool("explicit", false);
    for (var name : List.of("categories", "keywords", "series", "skills")) {
      line.list(name);
    }
    lists();
    var partable = partable();
    var withdrawn = line.hiddenBool("withdrawn", false);
    var personalised = line.hiddenBool("personalised", true);
    line.object(AssetDocument.OWN, OwnFields::read);
    var edition = edition();
    var look = LookWish.read(line);
    line.refuseTheRest();
    if (!line.errors().isEmpty()) {
      throw new RefusedLine(line.errors());
    }
    return new AssetDraft(
        new Asset(
            new AssetId(id.orElseThrow()),
            title.orElseThrow(),
            minQty,
            world,
            countries,
            partable,
            parts,
            withdrawn,
            personalised),
        assetType.orElseThrow(),
        pageCount,
        line.out(),
        renderings,
        images,
        edition,
        look);
  }

  /// What is said of the files, should they take the place of others.
  private EditionWords edition() {
    var said = line.hiddenObject("edition");
    if (said.isEmpty()) {
      return EditionWords.NONE;
    }
    var words = said.get();
    var read =
        new EditionWords(
            words.hiddenText("note", EditionWords.LONGEST_NOTE),
            words.hiddenOneOf("weight", EditionWeight.values(), EditionWeight::word),
            words.hiddenOneOf("policy", EditionPolicy.values(), EditionPolicy::word));
    words.refuseTheRest();
    return read;
  }

  private void description() {
    if (line.text("description", LONGEST_DESCRIPTION).isEmpty()) {
      line.out().put("description", "");
    }
  }

  private void difficulty() {
    var low = line.amount("difficulty_level_low");
    var high = line.amount("difficulty_level_high");
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      line.reject(
          "difficulty_level_low",
          "must not be above difficulty_level_high: " + low.get() + " and " + high.get());
    }
  }

  private Set<String> countries() {
    var countries = line.list("countries");
    for (int i = 0; i < countries.size(); i++) {
      if (!Countries.exists(countries.get(i))) {
        line.reject(
            "countries[" + i + "]",
            "must be an ISO 3166-1 alpha-2 code, not " + Quoted.of(countries.get(i)));
      }
    }
    return Set.copyOf(new HashSet<>(countries));
  }

  /// Where nothing is said, an asset without a list of countries is sold everywhere. An empty list
  /// could mean everywhere and nowhere: then it has to be said.
  private boolean world() {
    var listed = line.has("countries");
    if (listed && !line.has("world") && line.out().path("countries").isEmpty()) {
      line.reject("world", "is missing, and countries is empty: say true or false");
    }
    return line.bool("world", !listed);
  }

  private boolean partable() {
    var partable = line.bool("partable", false);
    if (partable && line.out().path("packages").isEmpty()) {
      line.reject("partable", "must not be true without packages that name the parts");
    }
    return partable;
  }

  private void lists() {
    line.objects("instruments", one -> one.texts("type", "name"));
    line.objects(
        "contributors",
        one -> {
          one.bools("is_primary");
          one.texts("name", "mbid", "role");
        });
    line.objects("related_goods", AssetReader::relatedGood);
    line.objects("usergens", AssetReader::usergen);
    line.objects(
        "prices",
        one -> {
          one.integers("type_id");
          one.texts("type_usage");
          one.amount("price");
        });
    line.objects(
        "packages",
        one -> {
          one.required("asset_id", 1).ifPresent(id -> parts.add(new AssetId(id)));
          one.texts("instrumentation_part_code", "instrumentation_part_name");
          one.integers("count", "sequence");
          one.bools("score");
        });
    var kinds = new HashSet<String>();
    line.objects("renderings", one -> rendering(one, kinds));
    var names = new HashSet<String>();
    line.objects("images", one -> image(one, names));
  }

  private static void relatedGood(Section one) {
    one.integers("related_product_id", "group_type_id");
    if (one.has("good_type")) {
      one.oneOf("good_type", GOOD_TYPES);
    }
    one.bools("sheet", "featured", "prime_src");
  }

  private static void usergen(Section one) {
    one.bools("black_box", "arrangeable");
    one.texts("vendor_product_type", "content_provider", "adaptation_vendor", "vendor_song_id");
    one.texts("publisher_name");
    one.integers("seller_id", "authorized_performers", "adaptation_product_id");
    one.amount("commission_override_rate");
    one.objects(
        "medley_assets",
        medley -> {
          medley.texts("name", "song_catalog_id", "hl_song_id");
          medley.integers("sequence");
        });
  }

  private void rendering(Section one, Set<String> kinds) {
    var type = one.oneOf("type", TYPES);
    var usage = one.oneOf("usage", USAGES);
    if (type.isEmpty() || usage.isEmpty()) {
      one.hiddenText("file", FilesFolder.LONGEST_PATH);
      return;
    }
    var kind = type.get() + " " + usage.get();
    if (!type.get().isEmpty() && !usage.get().isEmpty() && !kinds.add(kind)) {
      one.reject("usage", "makes it a second rendering " + kind);
    }
    one.hiddenText("file", FilesFolder.LONGEST_PATH)
        .ifPresent(path ->
            renderings.add(new WantedRendering(one.pathOf("file"), type.get(), usage.get(), path)));
  }

  private void image(Section one, Set<String> names) {
    var name = one.required("name");
    name.ifPresent(text -> imageName(one, text, names));
    var url = one.text("url", LONGEST_URL);
    if (url.isPresent() && !isWebAddress(url.get())) {
      one.reject("url", "must be an http or https address, not " + Quoted.of(url.get()));
    }
    var file = one.hiddenText("file", FilesFolder.LONGEST_PATH);
    if (url.isPresent() == file.isPresent()) {
      one.reject("url", "or file must be given, and not both");
    }
    if (name.isPresent() && file.isPresent()) {
      images.add(new WantedImage(one.pathOf("file"), name.get(), file.get(), one.out()));
    }
  }

  private static void imageName(Section one, String name, Set<String> names) {
    if (name.contains("/") || name.contains("\\") || name.matches("\\.{1,2}")) {
      one.reject("name", "must do as the last part of an address, not " + Quoted.of(name));
    }
    if (!name.isEmpty() && !names.add(name)) {
      one.reject("name", "makes it a second image " + Quoted.of(name));
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
