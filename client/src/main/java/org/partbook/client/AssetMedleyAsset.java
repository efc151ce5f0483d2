package org.partbook.client;

import java.util.Optional;
import java.util.OptionalLong;

/// A piece in a medley.
///
/// @param name its name
/// @param songCatalogId its number in the song catalogue
/// @param hlSongId its song number (`hl_song_id`)
/// @param sequence its place in the medley
/// @param unknown what else the server said of it
public record AssetMedleyAsset(
    Optional<String> name,
    Optional<String> songCatalogId,
    Optional<String> hlSongId,
    OptionalLong sequence,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param name its name
  /// @param songCatalogId its number in the song catalogue
  /// @param hlSongId its song number (`hl_song_id`)
  /// @param sequence its place in the medley
  public AssetMedleyAsset(
      Optional<String> name,
      Optional<String> songCatalogId,
      Optional<String> hlSongId,
      OptionalLong sequence) {
    this(name, songCatalogId, hlSongId, sequence, UnknownFields.none());
  }
}
