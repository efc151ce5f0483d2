package org.partbook.client;

import java.util.Optional;

/// A picture that goes with an asset.
///
/// @param name what it shows, such as `cover`
/// @param url where it is
/// @param unknown what else the server said of it
public record AssetImage(Optional<String> name, Optional<String> url, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param name what it shows, such as `cover`
  /// @param url where it is
  public AssetImage(Optional<String> name, Optional<String> url) {
    this(name, url, UnknownFields.none());
  }
}
