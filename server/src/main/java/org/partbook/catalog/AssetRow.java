package org.partbook.catalog;

import java.util.List;
import java.util.OptionalLong;
import org.partbook.blob.BlobKey;
import org.partbook.json.Json;

/// An asset with everything that belongs to it, ready to be written.
///
/// @param document what vendors are shown, as JSON
/// @param fingerprint differs whenever anything else here does
record AssetRow(
    Asset asset,
    String assetType,
    OptionalLong pageCount,
    String document,
    List<Rendering> renderings,
    List<AssetImage> images,
    String fingerprint) {
  /// Part of every fingerprint. Raise it when the same line is to be written differently, so that
  /// the next import writes all assets anew.
  private static final int VERSION = 2;

  static AssetRow of(AssetDraft draft, List<Rendering> renderings, List<AssetImage> images) {
    var document = draft.document();
    var pageCount = draft.pageCount();
    if (pageCount.isEmpty()) {
      pageCount = pagesOf(renderings);
      pageCount.ifPresent(pages -> document.put("page_count", pages));
    }
    var json = Json.write(document);
    var fingerprint =
        BlobKey.of(
            VERSION
                + "\n"
                + draft.asset().withdrawn()
                + draft.asset().personalised()
                + "\n"
                + renderings
                + "\n"
                + images
                + "\n"
                + json);
    return new AssetRow(
        draft.asset(),
        draft.assetType(),
        pageCount,
        json,
        renderings,
        images,
        fingerprint.sha256());
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
