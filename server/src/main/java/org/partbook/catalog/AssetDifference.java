package org.partbook.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an import would do to an asset.
///
/// @param line of the file, counted from 1
/// @param isNew whether there is no such asset yet
public record AssetDifference(
    long line, AssetId id, String title, boolean isNew, List<Field> fields) {
  public AssetDifference {
    fields = List.copyOf(fields);
  }

  /// A field that would have another value: none where it isn't there.
  public record Field(String name, Optional<JsonNode> before, Optional<JsonNode> after) {
    static Field of(String name, @Nullable JsonNode before, @Nullable JsonNode after) {
      return new Field(name, Optional.ofNullable(before), Optional.ofNullable(after));
    }
  }
}
