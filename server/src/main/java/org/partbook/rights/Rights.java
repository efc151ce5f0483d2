package org.partbook.rights;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.db.Tx;

/// Parties, shares and their versions, as the publisher sees them.
public final class Rights {
  /// Before the first import.
  public static final long NONE = 0;

  private static final int PAGE = 500;

  private final Database db;
  private final RightsStore store = new RightsStore();

  public Rights(Database db) {
    this.db = db;
  }

  /// The number of the newest version; [#NONE] if there is none.
  public long newest() {
    return db.inTransaction(store::newest);
  }

  /// As [#newest()], within a transaction.
  public long newest(Tx tx) {
    return store.newest(tx);
  }

  /// All versions, oldest first.
  public List<RightsVersion> versions() {
    return db.inTransaction(store::versions);
  }

  /// The parties of a version, by their ids.
  public List<Party> parties(long version) {
    return db.inTransaction(tx -> store.parties(tx, version));
  }

  /// A party as a version has it.
  public Optional<Party> party(PartyId id, long version) {
    return db.inTransaction(tx -> store.party(tx, id, version));
  }

  /// A party as it was known last, also if it has ended.
  public Optional<Party> lastKnown(PartyId id) {
    return db.inTransaction(tx -> store.lastKnown(tx, id));
  }

  /// All parties that there ever were, as they were known last.
  public List<Party> ever() {
    return db.inTransaction(store::everKnown);
  }

  /// As [#party(PartyId, long)], within a transaction.
  public Optional<Party> party(Tx tx, PartyId id, long version) {
    return store.party(tx, id, version);
  }

  /// Some of the assets of which a party has a share.
  public List<AssetId> assetsOf(PartyId party, long version, int most) {
    return db.inTransaction(tx -> store.assetsOf(tx, party, version, most));
  }

  /// All shares of a version, by assets. They are read as they are asked for: what a version says
  /// never changes.
  public Stream<Share> shares(long version) {
    return Stream.iterate(
            page(version, 0),
            page -> !page.isEmpty(),
            page -> page(version, page.getLast().asset().value()))
        .flatMap(List::stream);
  }

  private List<Share> page(long version, long after) {
    return db.inTransaction(tx -> store.page(tx, version, after, PAGE));
  }

  /// The shares of one asset.
  public List<Share> shares(long version, AssetId asset) {
    return db.inTransaction(tx -> store.ever(tx, List.of(asset))).stream()
        .filter(stored -> stored.isIn(version))
        .map(RightsStore.Stored::share)
        .sorted(Share.ORDER)
        .toList();
  }

  /// What is for sale and has no shares of its own.
  public Stream<Titled> withoutShares(long version) {
    return Stream.iterate(
            pageWithout(version, 0),
            page -> !page.isEmpty(),
            page -> pageWithout(version, page.getLast().asset().value()))
        .flatMap(List::stream);
  }

  private List<Titled> pageWithout(long version, long after) {
    return db.inTransaction(tx -> store.withoutShares(tx, version, after, PAGE));
  }

  /// The titles of assets, of those that there are.
  public Map<AssetId, String> titles(Collection<AssetId> assets) {
    var titles = new HashMap<AssetId, String>();
    db.inTransaction(tx -> store.titles(tx, assets))
        .forEach(one -> titles.put(one.asset(), one.title()));
    return titles;
  }

  /// The ensembles that have an asset as a part, of which it may be sold.
  public List<AssetId> ensembles(AssetId part) {
    return db.inTransaction(tx -> store.ensembles(tx, part));
  }
}
