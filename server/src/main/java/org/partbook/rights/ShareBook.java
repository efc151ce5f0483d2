package org.partbook.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partbook.catalog.AssetId;
import org.partbook.db.LastUsed;
import org.partbook.db.Tx;

/// The shares that apply to sales, for a long stream of them: what any version says of the assets
/// that were last asked for is kept, so that most sales ask the database nothing. For one thread.
///
/// Its answer to a question never changes, whatever is imported later: it looks only at what the
/// version says that the sale remembers, and at the ensemble that the sale remembers.
public final class ShareBook {
  /// In assets. Each has a few shares, of some hundred bytes.
  private static final int MOST_KEPT = 5000;

  /// How many are read at once.
  private static final int MOST_READ = 1000;

  private final RightsStore store = new RightsStore();
  private final LastUsed<AssetId, List<RightsStore.Stored>> known = new LastUsed<>(MOST_KEPT);

  /// What of a sale decides which shares apply.
  ///
  /// @param version of the rights that the line remembers; 0 before the first
  /// @param ensemble of which the asset was sold as a part, if it was
  /// @param day of the registration, where the publisher is
  /// @param country of the buyer; `ZZ` if it isn't known
  public record Sale(
      long version, AssetId asset, Optional<AssetId> ensemble, LocalDate day, String country) {}

  /// The shares that apply to a sale.
  ///
  /// @param of the asset whose shares they are: the one that was sold, or the ensemble of a part
  ///   that has none of its own; nothing if there are none of either
  public record Applied(Optional<AssetId> of, List<Share> shares) {}

  /// Reads what isn't kept of the assets of many sales, with as few questions as possible. It need
  /// not be called, and is worth it before some hundred sales.
  public void read(Tx tx, Collection<Sale> sales) {
    var wanted = new LinkedHashSet<AssetId>();
    for (var sale : sales) {
      want(sale.asset(), wanted);
      sale.ensemble().ifPresent(ensemble -> want(ensemble, wanted));
      if (wanted.size() >= MOST_READ) {
        readAll(tx, wanted);
        wanted.clear();
      }
    }
    readAll(tx, wanted);
  }

  private void want(AssetId asset, Set<AssetId> wanted) {
    // Having been asked for, it isn't the next to go.
    if (known.find(asset).isEmpty()) {
      wanted.add(asset);
    }
  }

  private void readAll(Tx tx, Collection<AssetId> assets) {
    if (assets.isEmpty()) {
      return;
    }
    var found = new HashMap<AssetId, List<RightsStore.Stored>>();
    for (var one : store.ever(tx, assets)) {
      found.computeIfAbsent(one.share().asset(), _ -> new ArrayList<>()).add(one);
    }
    assets.forEach(asset -> known.keep(asset, found.getOrDefault(asset, List.of())));
  }

  /// The shares that apply to a sale, in the order of lists.
  public Applied of(Tx tx, Sale sale) {
    var own = inVersion(tx, sale.version(), sale.asset());
    if (!own.isEmpty() || sale.ensemble().isEmpty()) {
      return applied(sale, sale.asset(), own);
    }
    var ensemble = sale.ensemble().get();
    return applied(sale, ensemble, inVersion(tx, sale.version(), ensemble));
  }

  private static Applied applied(Sale sale, AssetId asset, List<Share> shares) {
    if (shares.isEmpty()) {
      return new Applied(Optional.empty(), List.of());
    }
    return new Applied(
        Optional.of(asset),
        shares.stream()
            .filter(share -> share.applies(sale.day(), sale.country()))
            .sorted(Share.ORDER)
            .toList());
  }

  private List<Share> inVersion(Tx tx, long version, AssetId asset) {
    if (known.find(asset).isEmpty()) {
      readAll(tx, List.of(asset));
    }
    return known.find(asset).orElse(List.of()).stream()
        .filter(stored -> stored.isIn(version))
        .map(RightsStore.Stored::share)
        .toList();
  }
}
