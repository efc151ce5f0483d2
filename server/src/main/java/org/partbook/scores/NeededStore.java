package org.partbook.scores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;
import org.partbook.scores.NeededFile.Use;

/// The SQL of the files that are needed. It reads the tables of others, and writes none.
final class NeededStore {
  /// Files of the form that a prepared file has today, or that a sale needs; those of scores that
  /// nobody sells or has bought don't matter.
  private static final String NEEDED =
      """
      with sold as (
        select distinct score, asset_id, form from order_line
        where status = 'COMPLETED' and score is not null
        union
        select blob, asset_id, line_file.form from line_file join order_line on id = line_id
        where status = 'COMPLETED'
      ), made as (
        select prepared_score.blob, product, asset_id
        from prepared_score join rendering on score = rendering.blob
        where form = case product when 'copy' then ? else ? end
        union
        select blob, product, asset_id
        from prepared_score join sold using (score)
        where product = 'copy' and prepared_score.form = sold.form
          or product = 'pages' and prepared_score.form = ?
      ), needed as (
        select blob, asset_id, 'RENDERING' as use from rendering
        union all select blob, asset_id, 'IMAGE' from asset_image
        union all select blob, asset_id, 'EDITION' from edition where policy <> 'keep'
        union all select score, asset_id, 'SOLD' from sold
        union all select blob, asset_id, case product when 'copy' then 'PREPARED' else 'DRAWN' end
        from made
      )
      select blob,
        array_agg(distinct use) as uses,
        (array_agg(distinct asset_id order by asset_id))[1:?] as assets
      from needed
      where left(blob, 1) = ?
      group by blob
      order by blob
      """;

  /// Covers may be those of a thousand assets.
  private static final int MOST_ASSETS = 10;

  /// Those whose keys begin so.
  ///
  /// @param digit hexadecimal
  List<NeededFile> needed(Tx tx, String digit) {
    return tx.list(
        NEEDED,
        NeededStore::file,
        Product.COPY.form(),
        Product.PAGES.form(),
        Product.PAGES.form(),
        MOST_ASSETS,
        digit);
  }

  private static NeededFile file(ResultSet row) throws SQLException {
    var uses = Arrays.stream((String[]) row.getArray("uses").getArray()).map(Use::valueOf);
    var assets = Arrays.stream((Long[]) row.getArray("assets").getArray()).map(AssetId::new);
    return new NeededFile(
        new BlobKey(row.getString("blob")), uses.sorted().toList(), assets.toList());
  }
}
