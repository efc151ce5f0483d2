package org.partbook.scores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;
import org.partbook.scores.PreparedStore.Row;

/// The SQL of looks inside.
final class LookStore {
  private static final String FIND =
      "select blob, page_count from look_inside where score = ? and kind = ?";

  private static final String ADD =
      """
      insert into look_inside (score, kind, blob, page_count, made_at)
      values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String REPLACE =
      "update look_inside set blob = ?, made_at = ? where score = ? and kind = ?";

  Optional<Row> find(Tx tx, BlobKey score, String kind) {
    return tx.one(FIND, LookStore::row, score.sha256(), kind);
  }

  void add(Tx tx, BlobKey score, String kind, Row made, Instant now) {
    tx.update(ADD, score.sha256(), kind, made.blob().sha256(), made.pages().orElseThrow(), now);
  }

  void replace(Tx tx, BlobKey score, String kind, BlobKey blob, Instant now) {
    tx.update(REPLACE, blob.sha256(), now, score.sha256(), kind);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(new BlobKey(row.getString("blob")), OptionalInt.of(row.getInt("page_count")));
  }
}
