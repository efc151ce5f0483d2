package org.partbook.client;

import java.net.URI;
import java.util.Optional;

/// A form in which an asset is available.
///
/// @param type `pdf`, `scorch`, `musicxml`, `embed`, `audio` or `streaming`; others may come
/// @param usage `full` or `preview`; others may come
/// @param url where a preview is to be seen by everybody; absent for what has to be bought
/// @param unknown what else the server said of it
public record AssetRendering(
    Optional<String> type, Optional<String> usage, Optional<URI> url, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param type `pdf`, `scorch`, `musicxml`, `embed`, `audio` or `streaming`; others may come
  /// @param usage `full` or `preview`; others may come
  public AssetRendering(Optional<String> type, Optional<String> usage) {
    this(type, usage, Optional.empty(), UnknownFields.none());
  }

  /// Whether everybody may see it.
  ///
  /// @return whether it is for preview, and has an address
  public boolean isPreview() {
    return usage.equals(Optional.of("preview")) && url.isPresent();
  }
}
