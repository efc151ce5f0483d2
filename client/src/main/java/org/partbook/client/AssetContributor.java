package org.partbook.client;

import java.util.Optional;

/// Somebody who made an asset.
///
/// @param primary whether this is one of the main contributors (`is_primary`)
/// @param name the name
/// @param mbid the MusicBrainz identifier
/// @param role what they did, such as `composer`
public record AssetContributor(
    Optional<Boolean> primary,
    Optional<String> name,
    Optional<String> mbid,
    Optional<String> role) {}
