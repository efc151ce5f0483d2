package org.partbook.client;

import java.util.Optional;

/// Somebody who made an asset.
///
/// @param primary whether this is one of the main contributors (`is_primary`)
/// @param name the name
/// @param mbid the MusicBrainz identifier
/// @param role what they did, such as `composer`
/// @param unknown what else the server said of it
public record AssetContributor(
    Optional<Boolean> primary,
    Optional<String> name,
    Optional<String> mbid,
    Optional<String> role,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param primary whether this is one of the main contributors (`is_primary`)
  /// @param name the name
  /// @param mbid the MusicBrainz identifier
  /// @param role what they did, such as `composer`
  public AssetContributor(
      Optional<Boolean> primary,
      Optional<String> name,
      Optional<String> mbid,
      Optional<String> role) {
    this(primary, name, mbid, role, UnknownFields.none());
  }
}
