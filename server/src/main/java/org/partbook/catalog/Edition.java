package org.partbook.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.blob.BlobKey;

/// A file that an asset is or was sold with.
///
/// @param type of the rendering: `pdf`, `musicxml`, …
/// @param number from 1; the highest is for sale
/// @param madeAt when it was imported; nobody knows it of those that were there before editions
///   were counted
/// @param importId which import brought it, as far as that is known
/// @param note for buyers; empty if nothing is said
public record Edition(
    AssetId asset,
    String type,
    int number,
    BlobKey blob,
    Optional<Instant> madeAt,
    OptionalLong importId,
    String note,
    EditionWeight weight,
    EditionPolicy policy) {
  /// The same, as far as nothing else is said of it.
  Edition with(EditionWords words) {
    return new Edition(
        asset,
        type,
        number,
        blob,
        madeAt,
        importId,
        words.note().orElse(note),
        words.weight().orElse(weight),
        words.policy().orElse(policy));
  }
}
