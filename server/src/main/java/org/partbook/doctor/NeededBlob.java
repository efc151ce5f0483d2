package org.partbook.doctor;

import java.util.Locale;
import java.util.stream.Collectors;
import org.partbook.blob.BlobKey;
import org.partbook.scores.NeededFile;

/// A blob that somebody needs.
///
/// @param what it is, and of which assets
/// @param isMade whether it was made of another, and can be again
public record NeededBlob(BlobKey key, String what, boolean isMade) {
  static NeededBlob of(NeededFile file) {
    var uses =
        file.uses().stream()
            .map(use -> use.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    var assets = file.assets().stream().map(Object::toString).collect(Collectors.joining(", "));
    return new NeededBlob(
        file.blob(), assets.isEmpty() ? uses : uses + " of asset " + assets, file.canBeMadeAnew());
  }
}
