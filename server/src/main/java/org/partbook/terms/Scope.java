package org.partbook.terms;

import java.util.Set;
import java.util.stream.Collectors;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Listing;

/// Which part of the catalogue is meant: all assets that have one of the named series, and one of
/// the named categories, and so on. Where nothing is named of a sort, every asset will do.
///
/// @param series, categories, formats, types, holders in any case
public record Scope(
    Set<String> series,
    Set<String> categories,
    Set<String> formats,
    Set<String> types,
    Set<String> holders,
    Set<Long> assets) {
  /// The whole catalogue.
  public static final Scope EVERYTHING =
      new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Scope {
    series = folded(series);
    categories = folded(categories);
    formats = folded(formats);
    types = folded(types);
    holders = folded(holders);
    assets = Set.copyOf(assets);
  }

  private static Set<String> folded(Set<String> names) {
    return names.stream().map(Listing::folded).collect(Collectors.toUnmodifiableSet());
  }

  boolean covers(AssetId id, Listing listing) {
    return (assets.isEmpty() || assets.contains(id.value()))
        && meet(series, listing.series())
        && meet(categories, listing.categories())
        && meet(formats, listing.formats())
        && meet(types, listing.types())
        && meet(holders, listing.holders());
  }

  private static boolean meet(Set<String> wanted, Set<String> there) {
    return wanted.isEmpty() || wanted.stream().anyMatch(there::contains);
  }
}
