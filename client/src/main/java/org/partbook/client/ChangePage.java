package org.partbook.client;

import java.util.List;

/// Some of what has changed in the catalogue.
///
/// @param changes what became of which asset; may be empty
/// @param cursor where to go on: keep it once all changes of the page are stored
/// @param more whether there is more already
/// @param unknown what else the server said
public record ChangePage(
    List<AssetChange> changes, String cursor, boolean more, UnknownFields unknown) {
  /// Copies the list.
  public ChangePage {
    changes = List.copyOf(changes);
  }
}
