package org.partbook.client;

import java.util.Optional;

/// A picture that goes with an asset.
///
/// @param name what it shows, such as `cover`
/// @param url where it is
public record AssetImage(Optional<String> name, Optional<String> url) {}
