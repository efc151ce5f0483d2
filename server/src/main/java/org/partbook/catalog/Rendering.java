package org.partbook.catalog;

import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import tools.jackson.databind.JsonNode;

/// A file of an asset.
///
/// @param type `pdf`, `musicxml`, …
/// @param usage `full` or `preview`
/// @param bytes its size
/// @param pageCount for a PDF
public record Rendering(
    String type, String usage, BlobKey blob, long bytes, OptionalInt pageCount) {
  /// Whether it is the PDF that is sold.
  boolean isScore() {
    return type.equals("pdf") && usage.equals("full");
  }

  /// Whether this is what a document says of it.
  boolean isSaidBy(JsonNode rendering) {
    return rendering.path("type").asString("").equals(type)
        && rendering.path("usage").asString("").equals(usage);
  }
}
