package org.partbook.catalog;

import java.util.List;
import java.util.OptionalLong;

/// An asset as the publisher's lists show it.
///
/// @param type as in `FOLIO`
/// @param renderings those with a file
public record CatalogEntry(
    Asset asset, String type, OptionalLong pageCount, List<Rendering> renderings) {
  public CatalogEntry {
    renderings = List.copyOf(renderings);
  }

  CatalogEntry with(List<Rendering> others) {
    return new CatalogEntry(asset, type, pageCount, others);
  }
}
