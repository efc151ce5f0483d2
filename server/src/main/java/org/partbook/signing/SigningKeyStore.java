package org.partbook.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.partbook.db.Tx;
import org.partbook.sealing.Kept;

/// The SQL of signing keys.
final class SigningKeyStore {
  private static final String KEYS =
      """
      select id, secret, sealed, created_at,
        (extract(epoch from clock_timestamp() - created_at) * 1000)::bigint as age
      from signing_key
      order by id
      """;

  /// Taken by whoever adds a key, so that two servers that start at once agree on one.
  private static final String LOCK = "lock table signing_key in exclusive mode";

  private static final String ADD =
      "insert into signing_key (secret, sealed, created_at) values (?, ?, ?)";

  /// By the database's clock, as its age is reckoned by that.
  private static final String ADD_NOW =
      "insert into signing_key (secret, sealed, created_at) values (?, ?, clock_timestamp())"
          + " returning id";

  private static final String KEEP = "update signing_key set secret = ?, sealed = ? where id = ?";

  private static final String REMOVE = "delete from signing_key where id = ?";

  /// A key as it is kept.
  ///
  /// @param age by the database's clock
  record Row(int id, Kept kept, Instant createdAt, Duration age) {}

  List<Row> keys(Tx tx) {
    return tx.list(KEYS, SigningKeyStore::key);
  }

  void lock(Tx tx) {
    tx.run(LOCK);
  }

  void add(Tx tx, Kept kept, Instant now) {
    tx.update(ADD, kept.clear(), kept.sealed(), now);
  }

  int addNow(Tx tx, Kept kept) {
    return tx.one(ADD_NOW, row -> row.getInt("id"), kept.clear(), kept.sealed()).orElseThrow();
  }

  void keep(Tx tx, int id, Kept kept) {
    tx.update(KEEP, kept.clear(), kept.sealed(), id);
  }

  boolean remove(Tx tx, int id) {
    return tx.update(REMOVE, id) == 1;
  }

  private static Row key(ResultSet row) throws SQLException {
    return new Row(
        row.getInt("id"),
        Kept.of(row.getBytes("secret"), row.getBytes("sealed")),
        Tx.instant(row, "created_at"),
        Duration.ofMillis(row.getLong("age")));
  }
}
