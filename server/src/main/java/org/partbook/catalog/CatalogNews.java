package org.partbook.catalog;

import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.http.ApiException;

/// What has changed in the lists of vendors, for those who tell them of it: what `GET
/// /assets/changes` says, without the assets themselves.
public final class CatalogNews {
  private final Changes changes;

  /// @param showcase how assets are shown to vendors
  public CatalogNews(Database db, Offers offers, Showcase showcase) {
    this.changes = new Changes(db, offers, showcase);
  }

  /// What became of an asset.
  ///
  /// @param type as in `changed`
  public record News(String type, AssetId asset) {}

  /// Some of the news.
  ///
  /// @param cursor where the next ones begin
  /// @param more whether there are others already
  public record Page(List<News> news, String cursor, boolean more) {
    public Page {
      news = List.copyOf(news);
    }
  }

  /// Where a vendor stands that has heard everything; nothing while it may sell nothing.
  public Optional<String> latest(VendorId vendor, Environment environment) {
    return changes.latest(vendor, environment).map(ChangeCursor::toString);
  }

  /// What is new since a cursor; nothing while the vendor may sell nothing.
  ///
  /// @throws ApiException 410 if it isn't known any more what the catalogue was then
  public Optional<Page> since(VendorId vendor, Environment environment, String cursor, int size) {
    var since = ChangeCursor.parse(cursor);
    if (since.isEmpty()) {
      throw new IllegalArgumentException("no cursor: " + cursor);
    }
    return changes
        .page(vendor, environment, since, size)
        .map(page ->
            new Page(
                page.changes().stream()
                    .map(change -> new News(change.type().wire(), new AssetId(change.assetId())))
                    .toList(),
                page.cursor().toString(),
                page.more()));
  }
}
