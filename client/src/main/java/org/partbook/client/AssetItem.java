package org.partbook.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that may be sold: a piece, a collection, an ensemble or one of its parts.
///
/// Nine fields are always sent: [#assetId()], [#formatShortName()], [#title()], [#description()],
/// [#publicDomain()], [#world()], [#assetType()], [#explicit()] and [#partable()]. Should a server
/// leave one of the texts out, it is empty here, and a missing flag is false. All other fields may
/// be absent; a list that is absent is empty.
///
/// @param assetId the asset's number, 1 or more
/// @param formatShortName the format in short, such as `CHORAL`
/// @param format the format
/// @param pageCount how many pages it has
/// @param title the title
/// @param description a description; may be empty
/// @param songNumber the number of the song
/// @param publicDomain whether the work is in the public domain
/// @param externalRef somebody else's reference
/// @param externalRefId somebody else's number
/// @param voicing the voices, such as `SATB`
/// @param performanceTime how long it takes, in seconds
/// @param difficultyLevelLow the least difficulty
/// @param difficultyLevelHigh the greatest difficulty
/// @param minQty the least quantity that may be sold; absent means 1
/// @param tempo the tempo, in beats per minute
/// @param world whether it may be sold everywhere
/// @param retailPrice the retail price, exact
/// @param smdId the field `smd_id`
/// @param assetType `FOLIO`, `CHMBK`, `PCK` and others
/// @param explicit whether the words are explicit
/// @param partable whether its parts may be sold singly: see [#packages()]
/// @param countries where it may be sold if not everywhere, as ISO 3166-1 alpha-2 codes
/// @param categories its categories
/// @param keywords words to find it by
/// @param series the series that it is in
/// @param skills the skills that it is for
/// @param instruments what it is for
/// @param images pictures
/// @param contributors who made it
/// @param relatedGoods what else there is of it
/// @param renderings the forms in which it is available
/// @param usergens what is said of it if a user made it
/// @param prices its prices
/// @param packages the parts of an ensemble
/// @param unknown what else the server said of it
public record AssetItem(
    long assetId,
    String formatShortName,
    Optional<String> format,
    OptionalLong pageCount,
    String title,
    String description,
    OptionalLong songNumber,
    boolean publicDomain,
    Optional<String> externalRef,
    OptionalLong externalRefId,
    Optional<String> voicing,
    OptionalLong performanceTime,
    Optional<BigDecimal> difficultyLevelLow,
    Optional<BigDecimal> difficultyLevelHigh,
    OptionalLong minQty,
    OptionalLong tempo,
    boolean world,
    Optional<BigDecimal> retailPrice,
    Optional<String> smdId,
    String assetType,
    boolean explicit,
    boolean partable,
    List<String> countries,
    List<String> categories,
    List<String> keywords,
    List<String> series,
    List<String> skills,
    List<AssetInstrument> instruments,
    List<AssetImage> images,
    List<AssetContributor> contributors,
    List<AssetRelatedGood> relatedGoods,
    List<AssetRendering> renderings,
    List<AssetUsergen> usergens,
    List<AssetPrice> prices,
    List<AssetPackage> packages,
    UnknownFields unknown) {
  /// Copies the lists.
  public AssetItem {
    countries = List.copyOf(countries);
    categories = List.copyOf(categories);
    keywords = List.copyOf(keywords);
    series = List.copyOf(series);
    skills = List.copyOf(skills);
    instruments = List.copyOf(instruments);
    images = List.copyOf(images);
    contributors = List.copyOf(contributors);
    relatedGoods = List.copyOf(relatedGoods);
    renderings = List.copyOf(renderings);
    usergens = List.copyOf(usergens);
    prices = List.copyOf(prices);
    packages = List.copyOf(packages);
  }

  /// Without what only a server says.
  ///
  /// @param assetId the asset's number, 1 or more
  /// @param formatShortName the format in short, such as `CHORAL`
  /// @param format the format
  /// @param pageCount how many pages it has
  /// @param title the title
  /// @param description a description; may be empty
  /// @param songNumber the number of the song
  /// @param publicDomain whether the work is in the public domain
  /// @param externalRef somebody else's reference
  /// @param externalRefId somebody else's number
  /// @param voicing the voices, such as `SATB`
  /// @param performanceTime how long it takes, in seconds
  /// @param difficultyLevelLow the least difficulty
  /// @param difficultyLevelHigh the greatest difficulty
  /// @param minQty the least quantity that may be sold; absent means 1
  /// @param tempo the tempo, in beats per minute
  /// @param world whether it may be sold everywhere
  /// @param retailPrice the retail price, exact
  /// @param smdId the field `smd_id`
  /// @param assetType `FOLIO`, `CHMBK`, `PCK` and others
  /// @param explicit whether the words are explicit
  /// @param partable whether its parts may be sold singly: see [#packages()]
  /// @param countries where it may be sold if not everywhere, as ISO 3166-1 alpha-2 codes
  /// @param categories its categories
  /// @param keywords words to find it by
  /// @param series the series that it is in
  /// @param skills the skills that it is for
  /// @param instruments what it is for
  /// @param images pictures
  /// @param contributors who made it
  /// @param relatedGoods what else there is of it
  /// @param renderings the forms in which it is available
  /// @param usergens what is said of it if a user made it
  /// @param prices its prices
  /// @param packages the parts of an ensemble
  public AssetItem(
      long assetId,
      String formatShortName,
      Optional<String> format,
      OptionalLong pageCount,
      String title,
      String description,
      OptionalLong songNumber,
      boolean publicDomain,
      Optional<String> externalRef,
      OptionalLong externalRefId,
      Optional<String> voicing,
      OptionalLong performanceTime,
      Optional<BigDecimal> difficultyLevelLow,
      Optional<BigDecimal> difficultyLevelHigh,
      OptionalLong minQty,
      OptionalLong tempo,
      boolean world,
      Optional<BigDecimal> retailPrice,
      Optional<String> smdId,
      String assetType,
      boolean explicit,
      boolean partable,
      List<String> countries,
      List<String> categories,
      List<String> keywords,
      List<String> series,
      List<String> skills,
      List<AssetInstrument> instruments,
      List<AssetImage> images,
      List<AssetContributor> contributors,
      List<AssetRelatedGood> relatedGoods,
      List<AssetRendering> renderings,
      List<AssetUsergen> usergens,
      List<AssetPrice> prices,
      List<AssetPackage> packages) {
    this(
        assetId,
        formatShortName,
        format,
        pageCount,
        title,
        description,
        songNumber,
        publicDomain,
        externalRef,
        externalRefId,
        voicing,
        performanceTime,
        difficultyLevelLow,
        difficultyLevelHigh,
        minQty,
        tempo,
        world,
        retailPrice,
        smdId,
        assetType,
        explicit,
        partable,
        countries,
        categories,
        keywords,
        series,
        skills,
        instruments,
        images,
        contributors,
        relatedGoods,
        renderings,
        usergens,
        prices,
        packages,
        UnknownFields.none());
  }

  /// What everybody may see of it before buying.
  ///
  /// @return the renderings for preview that have an address
  public List<AssetRendering> previews() {
    return renderings.stream().filter(AssetRendering::isPreview).toList();
  }
}
