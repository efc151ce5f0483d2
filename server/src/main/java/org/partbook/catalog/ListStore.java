package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.db.Tx;

/// The SQL of the lists: for vendors what is for sale, for the publisher everything.
final class ListStore {
  /// In bytes of JSON. A page of very large assets ends early, so that no page fills the memory.
  static final long MOST_BYTES = 8 * 1024 * 1024;

  /// What the sandbox has of its own is shown there only, and all of it: one of its assets is
  /// withdrawn after it was listed.
  ///
  /// One asset more than the page holds is looked at, to see whether there is a next page. Those
  /// that are not on this page come without their documents. To a token that counts there is a row
  /// at least, which has no asset in it where there is none.
  private static final String FOR_SALE =
      """
      with found as (
        select asset_id, document
        from asset
        where asset_id > ?
          and case when asset_id between ? and ? then ? else not withdrawn end
        order by asset_id
        limit ? + 1
      ), measured as (
        select
          asset_id,
          document,
          row_number() over upwards as place,
          sum(octet_length(document)) over upwards as bytes
        from found
        window upwards as (order by asset_id rows unbounded preceding)
      )
      select
        latest_terms,
        suspended,
        asset_id,
        case when place = 1 or (place <= ? and bytes <= ?) then document end as document
      from (
        select latest_terms, suspended from access_token
        where hash = decode(?, 'hex')
          and revoked_at is null and (expires_at is null or expires_at > ?)) as token
        left join measured on true
      order by asset_id
      """;

  private static final String ENTRIES =
      """
      select
        asset_id, title, min_qty, world, countries, partable, parts, withdrawn, personalised,
        asset_type, page_count
      from asset
      where asset_id > ? and asset_id not between ? and ?
      order by asset_id
      limit ?
      """;

  private static final String RENDERINGS =
      """
      select asset_id, type, usage, blob, bytes, page_count
      from rendering
      where asset_id = any(?::bigint[])
      order by asset_id, type, usage
      """;

  /// Nothing if the caller's token doesn't count.
  Optional<AssetPage> forSale(Tx tx, Caller caller, long after, long size, Instant now) {
    var rows =
        tx.list(
            FOR_SALE,
            row -> {
              var document = Optional.ofNullable(row.getBytes("document"));
              long id = row.getLong("asset_id");
              return new Found(
                  !row.wasNull(),
                  document.map(bytes -> new Listed(id, bytes)),
                  row.getLong("latest_terms"),
                  row.getBoolean("suspended"));
            },
            after,
            AssetId.FIRST_OF_SANDBOX,
            AssetId.LAST_OF_SANDBOX,
            caller.environment() == Environment.SANDBOX,
            size,
            size,
            MOST_BYTES,
            caller.token().hex(),
            now);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var found = rows.stream().filter(Found::isThere).toList();
    var assets = found.stream().map(Found::listed).flatMap(Optional::stream).toList();
    var standing = rows.getFirst();
    var next =
        found.size() > assets.size()
            ? OptionalLong.of(assets.getLast().assetId())
            : OptionalLong.empty();
    return Optional.of(new AssetPage(assets, next, standing.latestTerms(), standing.suspended()));
  }

  /// A row of a page.
  ///
  /// @param isThere whether it is one of an asset
  /// @param listed the asset, if it is on this page
  /// @param latestTerms the number of the vendor's latest terms, 0 for none
  /// @param suspended whether the vendor may sell nothing
  private record Found(
      boolean isThere, Optional<Listed> listed, long latestTerms, boolean suspended) {}

  List<CatalogEntry> entries(Tx tx, long after, int size) {
    var entries =
        tx.list(
            ENTRIES,
            ListStore::entry,
            after,
            AssetId.FIRST_OF_SANDBOX,
            AssetId.LAST_OF_SANDBOX,
            size);
    var renderings = new HashMap<Long, List<Rendering>>();
    var ids = entries.stream().map(entry -> entry.asset().id().value()).toList();
    tx.list(RENDERINGS, row -> new Owned(row.getLong("asset_id"), AssetStore.rendering(row)), ids)
        .forEach(one ->
            renderings.computeIfAbsent(one.assetId(), _ -> new ArrayList<>()).add(one.rendering()));
    return entries.stream()
        .map(entry -> entry.with(renderings.getOrDefault(entry.asset().id().value(), List.of())))
        .toList();
  }

  private record Owned(long assetId, Rendering rendering) {}

  private static CatalogEntry entry(ResultSet row) throws SQLException {
    var pages = row.getLong("page_count");
    var pageCount = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(pages);
    return new CatalogEntry(
        AssetStore.asset(row), row.getString("asset_type"), pageCount, List.of());
  }
}
