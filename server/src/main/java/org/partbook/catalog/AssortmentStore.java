package org.partbook.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.db.Tx;

/// The SQL of [Assortment].
final class AssortmentStore {
  /// Documents come only of those that match; of the last that was looked at there is a row in any
  /// case.
  private static final String SOME =
      """
      with looked as (
        select asset_id, title, composer, document
        from asset
        where asset_id > ?
          and case when asset_id between ? and ? then ? else not withdrawn end
        order by asset_id
        limit ?
      ), matching as (
        select asset_id, document from looked
        where lower(title) like ? or lower(composer) like ? or asset_id::text = ?
      )
      select asset_id, document, false as last from matching
      union all
      select max(asset_id), null, true from looked having count(*) = ?
      order by last, asset_id
      """;

  /// Some that were looked at.
  ///
  /// @param last of all of them; nothing if there are none behind it
  record Some(List<Listed> matching, OptionalLong last) {}

  private record Row(long id, Optional<byte[]> document) {}

  Some some(Tx tx, Environment environment, String words, long after, int size) {
    var folded = words.strip().toLowerCase(Locale.ROOT);
    var like = "%" + folded.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    var rows =
        tx.list(
            SOME,
            row -> new Row(row.getLong("asset_id"), Optional.ofNullable(row.getBytes("document"))),
            after,
            AssetId.FIRST_OF_SANDBOX,
            AssetId.LAST_OF_SANDBOX,
            environment == Environment.SANDBOX,
            size,
            like,
            like,
            folded,
            size);
    var matching =
        rows.stream()
            .flatMap(row -> row.document.map(bytes -> new Listed(row.id, bytes)).stream())
            .toList();
    var last = rows.stream().filter(row -> row.document.isEmpty()).mapToLong(Row::id).findFirst();
    return new Some(matching, last);
  }
}
