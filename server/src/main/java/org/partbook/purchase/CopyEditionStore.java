package org.partbook.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;

/// The SQL of what buyers have of a line besides the file that was sold.
final class CopyEditionStore {
  private static final String EDITIONS =
      """
      select number, blob, made_at, note, weight, policy
      from edition
      where asset_id = ? and type = ?
      order by number
      """;

  private static final String TAKEN =
      """
      select edition from line_file
      where line_id = ? and edition > 0 and rendering = ?
      order by edition
      """;

  private static final String FIND =
      """
      select blob, rendering, personal, form, since from line_file
      where line_id = ? and edition = ? and rendering = ?
      """;

  private static final String KEEP =
      """
      insert into line_file (line_id, edition, rendering, blob, personal, form, since)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String HOLDERS =
      """
      select order_line.id, vendor_id, name, environment, order_id, order_line_id, rendering,
        delivered_at is not null as opened,
        coalesce((
          select max(number) from edition
          where edition.asset_id = order_line.asset_id and type = rendering and blob = score), 0)
          as own,
        (
          select max(number) from edition
          where edition.asset_id = order_line.asset_id and type = rendering
            and policy = 'replace' and delivered_at is null) as coming,
        array(
          select edition from line_file
          where line_id = order_line.id and edition > 0 and rendering = order_line.rendering
          order by edition) as taken
      from order_line join vendor on vendor.id = vendor_id
      where asset_id = ? and environment = ? and status = 'COMPLETED' and order_line.id > ?
      order by order_line.id
      limit ?
      """;

  List<CopyEdition> editions(Tx tx, AssetId asset, String type) {
    return tx.list(EDITIONS, CopyEditionStore::edition, asset.value(), type);
  }

  List<Integer> taken(Tx tx, OrderLine line, String rendering) {
    return tx.list(TAKEN, row -> row.getInt("edition"), line.number(), rendering);
  }

  Optional<KeptFile> find(Tx tx, OrderLine line, int edition, String rendering) {
    return tx.one(FIND, CopyEditionStore::kept, line.number(), edition, rendering);
  }

  /// Whether nothing was there before.
  boolean keep(Tx tx, OrderLine line, int edition, SoldFile file, Instant now) {
    return tx.update(
            KEEP,
            line.number(),
            edition,
            file.rendering(),
            file.blob().sha256(),
            file.personal(),
            file.form(),
            now)
        == 1;
  }

  /// A page of the sales of an asset, by their numbers.
  List<EditionHolder> holders(Tx tx, AssetId asset, Environment environment, long after, int most) {
    return tx.list(
        HOLDERS, CopyEditionStore::holder, asset.value(), environment.wire(), after, most);
  }

  private static CopyEdition edition(ResultSet row) throws SQLException {
    return new CopyEdition(
        row.getInt("number"),
        new BlobKey(row.getString("blob")),
        Tx.optionalInstant(row, "made_at"),
        row.getString("note"),
        row.getString("weight"),
        row.getString("policy"));
  }

  private static KeptFile kept(ResultSet row) throws SQLException {
    return new KeptFile(
        new SoldFile(
            new BlobKey(row.getString("blob")),
            row.getString("rendering"),
            row.getBoolean("personal"),
            row.getInt("form")),
        Tx.instant(row, "since"));
  }

  private static EditionHolder holder(ResultSet row) throws SQLException {
    int own = row.getInt("own");
    int coming = row.getInt("coming");
    return new EditionHolder(
        row.getLong("id"),
        row.getString("name"),
        new LineKey(
            new VendorId(row.getLong("vendor_id")),
            Environment.ofWire(row.getString("environment")),
            new OrderId(row.getLong("order_id")),
            new OrderLineId(row.getLong("order_line_id"))),
        row.getString("rendering"),
        own,
        row.getBoolean("opened"),
        coming > own ? OptionalInt.of(coming) : OptionalInt.empty(),
        Stream.of((Integer[]) row.getArray("taken").getArray()).toList());
  }
}
