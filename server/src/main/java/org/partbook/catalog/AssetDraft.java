package org.partbook.catalog;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// A line of the catalogue whose fields are right and whose files nobody has looked at yet.
///
/// @param document what vendors are shown
/// @param edition what is said of its files, should they take the place of others
/// @param look whether anybody may look inside
record AssetDraft(
    Asset asset,
    String assetType,
    OptionalLong pageCount,
    ObjectNode document,
    List<WantedRendering> renderings,
    List<WantedImage> images,
    EditionWords edition,
    LookWish look) {
  boolean namesFiles() {
    return !renderings.isEmpty() || !images.isEmpty();
  }

  /// A rendering with a file.
  ///
  /// @param field where the line names the file
  record WantedRendering(String field, String type, String usage, String file) {
    boolean isScore() {
      return type.equals("pdf") && usage.equals("full");
    }
  }

  /// An image with a file.
  ///
  /// @param field where the line names the file
  /// @param document the image's place in the asset's document
  record WantedImage(String field, String name, String file, ObjectNode document) {}
}
