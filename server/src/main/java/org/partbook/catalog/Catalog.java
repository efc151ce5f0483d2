package org.partbook.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;

/// The catalogue, as the other features see it.
public final class Catalog {
  private final AssetStore store = new AssetStore();
  private final ListStore lists = new ListStore();

  /// Whether copies of an asset should say whose they are.
  public boolean isPersonalised(Tx tx, AssetId id) {
    return store.find(tx, id).map(Asset::personalised).orElse(true);
  }

  /// The file that is handed over when the asset is sold: its PDF, or the best of what there is.
  public Optional<Goods> goods(Tx tx, AssetId id) {
    return store.goods(tx, id);
  }

  /// The full file of one type.
  public Optional<Goods> goods(Tx tx, AssetId id, String type) {
    return isText(type) ? store.goods(tx, id, type) : Optional.empty();
  }

  /// The file of one type that belonged together with another one: of the editions that there were
  /// then, the newest, or the newest of all if there was none.
  ///
  /// @param then when the other one was sold or taken
  /// @param with the other one
  public Optional<Goods> goods(Tx tx, AssetId id, String type, Instant then, BlobKey with) {
    return isText(type) ? store.goods(tx, id, type, then, with) : Optional.empty();
  }

  /// The publisher's list, withdrawn assets included and the sandbox's own left out: at most `size`
  /// assets with an id above `after`, ordered by id. Start with 0, go on with the last id; the end
  /// is an empty list.
  public List<CatalogEntry> entries(Tx tx, long after, int size) {
    return lists.entries(tx, after, size);
  }

  /// A page of what vendors are shown; nothing if the caller's token doesn't count any more.
  Optional<AssetPage> forSale(Tx tx, Caller caller, long after, long size, Instant now) {
    return lists.forSale(tx, caller, after, size, now);
  }

  Optional<AssetImage> image(Tx tx, AssetId id, String name) {
    return isText(name) ? store.image(tx, id, name) : Optional.empty();
  }

  /// A preview of an asset that isn't withdrawn; never a file that is sold.
  public Optional<PreviewFile> preview(Tx tx, AssetId id, String type) {
    return isText(type) ? store.preview(tx, id, type) : Optional.empty();
  }

  /// An asset that anybody may look into, and isn't withdrawn.
  ///
  /// @param rules what the settings say
  public Optional<SeenInside> seenInside(Tx tx, AssetId id, LookRules rules) {
    return store.seenInside(tx, id, rules);
  }

  /// Names of files come out of addresses, where there may be anything. The database takes no zero
  /// within a text, and no name has one.
  private static boolean isText(String name) {
    return name.indexOf('\0') < 0;
  }
}
