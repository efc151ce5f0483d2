package org.partbook.client;

import java.util.Optional;

/// An instrument that an asset is for.
///
/// @param type its kind, such as `keyboard`
/// @param name its name, such as `Piano`
/// @param unknown what else the server said of it
public record AssetInstrument(Optional<String> type, Optional<String> name, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param type its kind, such as `keyboard`
  /// @param name its name, such as `Piano`
  public AssetInstrument(Optional<String> type, Optional<String> name) {
    this(type, name, UnknownFields.none());
  }
}
