package org.partbook.client;

/// What the API says about an asset.
final class AssetAnswers {
  private AssetAnswers() {}

  static AssetItem asset(JsonObject asset) throws MalformedJson {
    return new AssetItem(
        asset.needInteger("asset_id"),
        asset.text("format_short_name").orElse(""),
        asset.text("format"),
        asset.integer("page_count"),
        asset.text("title").orElse(""),
        asset.text("description").orElse(""),
        asset.integer("song_number"),
        asset.flag("public_domain").orElse(false),
        asset.text("external_ref"),
        asset.integer("external_ref_id"),
        asset.text("voicing"),
        asset.integer("performance_time"),
        asset.decimal("difficulty_level_low"),
        asset.decimal("difficulty_level_high"),
        asset.integer("min_qty"),
        asset.integer("tempo"),
        asset.flag("world").orElse(false),
        asset.decimal("retail_price"),
        asset.text("smd_id"),
        asset.text("asset_type").orElse(""),
        asset.flag("explicit").orElse(false),
        asset.flag("partable").orElse(false),
        asset.texts("countries"),
        asset.texts("categories"),
        asset.texts("keywords"),
        asset.texts("series"),
        asset.texts("skills"),
        asset.objects("instruments", AssetAnswers::instrument),
        asset.objects("images", AssetAnswers::image),
        asset.objects("contributors", AssetAnswers::contributor),
        asset.objects("related_goods", AssetAnswers::relatedGood),
        asset.objects("renderings", AssetAnswers::rendering),
        asset.objects("usergens", AssetAnswers::usergen),
        asset.objects("prices", AssetAnswers::price),
        asset.objects("packages", AssetAnswers::part),
        asset.unknown());
  }

  private static AssetInstrument instrument(JsonObject instrument) {
    return new AssetInstrument(
        instrument.text("type"), instrument.text("name"), instrument.unknown());
  }

  private static AssetImage image(JsonObject image) {
    return new AssetImage(image.text("name"), image.text("url"), image.unknown());
  }

  private static AssetContributor contributor(JsonObject contributor) {
    return new AssetContributor(
        contributor.flag("is_primary"),
        contributor.text("name"),
        contributor.text("mbid"),
        contributor.text("role"),
        contributor.unknown());
  }

  private static AssetRelatedGood relatedGood(JsonObject relatedGood) {
    return new AssetRelatedGood(
        relatedGood.integer("related_product_id"),
        relatedGood.integer("group_type_id"),
        relatedGood.text("good_type"),
        relatedGood.flag("sheet"),
        relatedGood.flag("featured"),
        relatedGood.flag("prime_src"),
        relatedGood.unknown());
  }

  private static AssetRendering rendering(JsonObject rendering) {
    return new AssetRendering(
        rendering.text("type"),
        rendering.text("usage"),
        rendering.link("url"),
        rendering.unknown());
  }

  private static AssetUsergen usergen(JsonObject usergen) {
    return new AssetUsergen(
        usergen.flag("black_box"),
        usergen.flag("arrangeable"),
        usergen.text("vendor_product_type"),
        usergen.integer("seller_id"),
        usergen.integer("authorized_performers"),
        usergen.text("content_provider"),
        usergen.integer("adaptation_product_id"),
        usergen.text("adaptation_vendor"),
        usergen.text("vendor_song_id"),
        usergen.decimal("commission_override_rate"),
        usergen.text("publisher_name"),
        usergen.objects("medley_assets", AssetAnswers::medleyAsset),
        usergen.unknown());
  }

  private static AssetMedleyAsset medleyAsset(JsonObject medleyAsset) {
    return new AssetMedleyAsset(
        medleyAsset.text("name"),
        medleyAsset.text("song_catalog_id"),
        medleyAsset.text("hl_song_id"),
        medleyAsset.integer("sequence"),
        medleyAsset.unknown());
  }

  private static AssetPrice price(JsonObject price) {
    return new AssetPrice(
        price.integer("type_id"),
        price.text("type_usage"),
        price.decimal("price"),
        price.unknown());
  }

  private static AssetPackage part(JsonObject part) {
    return new AssetPackage(
        part.integer("asset_id"),
        part.text("instrumentation_part_code"),
        part.text("instrumentation_part_name"),
        part.integer("count"),
        part.integer("sequence"),
        part.flag("score"),
        part.unknown());
  }
}
