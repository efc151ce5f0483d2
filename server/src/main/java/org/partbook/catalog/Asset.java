package org.partbook.catalog;

import java.util.Set;

/// What the rules of a sale need to know of an asset.
///
/// @param minQty the least quantity that is sold, 1 or more
/// @param world whether it may be sold everywhere; otherwise only in `countries`
/// @param countries ISO 3166-1 alpha-2 codes
/// @param personalised whether sold copies say whose they are, as far as their files can
/// @param parts the assets that may be sold as its parts, where `partable` is true
public record Asset(
    AssetId id,
    String title,
    long minQty,
    boolean world,
    Set<String> countries,
    boolean partable,
    Set<AssetId> parts,
    boolean withdrawn,
    boolean personalised) {
  public Asset {
    countries = Set.copyOf(countries);
    parts = Set.copyOf(parts);
  }

  public boolean sellableIn(String country) {
    return world || countries.contains(country);
  }
}
