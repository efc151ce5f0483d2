package org.partbook.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.copies.file.Digest;
import org.partbook.json.Json;

/// An asset with everything that belongs to it, ready to be written.
///
/// @param document what vendors are shown, as JSON
/// @param fingerprint differs whenever anything else here does
/// @param line what the line that this was read from is known by; of an asset without files
/// @param edition what is said of its files, should they take the place of others
record AssetRow(
    Asset asset,
    String assetType,
    OptionalLong pageCount,
    String document,
    List<Rendering> renderings,
    List<AssetImage> images,
    String fingerprint,
    Optional<String> line,
    EditionWords edition) {
  /// Part of every fingerprint. Raise it when the same line is to be written differently, so that
  /// the next import writes all assets anew.
  static final int VERSION = 2;

  static AssetRow of(AssetDraft draft, List<Rendering> renderings, List<AssetImage> images) {
    var document = draft.document();
    var pageCount = draft.pageCount();
    if (pageCount.isEmpty()) {
      pageCount = pagesOf(renderings);
      pageCount.ifPresent(pages -> document.put("page_count", pages));
    }
    var json = Json.write(document);
    var wish = LookWish.stored(draft.look(), Optional.empty()).map(said -> "\n" + said).orElse("");
    var all =
        VERSION
            + "\n"
            + draft.asset().withdrawn()
            + draft.asset().personalised()
            + "\n"
            + renderings
            + "\n"
            + images
            + "\n"
            + json
            + wish;
    return new AssetRow(
        draft.asset(),
        draft.assetType(),
        pageCount,
        AssetDocument.withPreviews(document, renderings, draft.look())
            ? Json.write(document)
            : json,
        renderings,
        images,
        Digest.hex(Digest.of(all)),
        Optional.empty(),
        draft.edition());
  }

  /// An asset of which nothing but its line says anything.
  static AssetRow of(AssetDraft draft, LineHash line) {
    var row = of(draft, List.of(), List.of());
    return new AssetRow(
        row.asset,
        row.assetType,
        row.pageCount,
        row.document,
        row.renderings,
        row.images,
        row.fingerprint,
        Optional.of(line.of(row.fingerprint)),
        row.edition);
  }

  private static OptionalLong pagesOf(List<Rendering> renderings) {
    return renderings.stream()
        .filter(one -> one.type().equals("pdf") && one.usage().equals("full"))
        .mapToLong(one -> one.pageCount().orElseThrow())
        .findFirst();
  }

  /// Whether it is for sale and there is nothing that a buyer could be given.
  boolean cannotBeDelivered() {
    return !asset.withdrawn() && renderings.stream().noneMatch(one -> one.usage().equals("full"));
  }

  long id() {
    return asset.id().value();
  }
}
