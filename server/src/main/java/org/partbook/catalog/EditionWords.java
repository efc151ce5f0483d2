package org.partbook.catalog;

import java.util.Optional;

/// What a publisher says of an edition, as far as it is said.
///
/// @param note for buyers: what is new
public record EditionWords(
    Optional<String> note, Optional<EditionWeight> weight, Optional<EditionPolicy> policy) {
  /// In characters.
  public static final int LONGEST_NOTE = 500;

  public static final EditionWords NONE =
      new EditionWords(Optional.empty(), Optional.empty(), Optional.empty());

  /// The same, with what others say where these are silent.
  public EditionWords or(EditionWords others) {
    return new EditionWords(
        note.or(others::note), weight.or(others::weight), policy.or(others::policy));
  }
}
