package org.partbook.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.partbook.db.Tx;

/// The SQL of signing keys.
final class SigningKeyStore {
  private static final String KEYS = "select id, secret from signing_key order by id";

  /// Taken by whoever adds a key, so that two servers that start at once agree on one.
  private static final String LOCK = "lock table signing_key in exclusive mode";

  private static final String ADD = "insert into signing_key (secret, created_at) values (?, ?)";

  List<SigningKey> keys(Tx tx) {
    return tx.list(KEYS, SigningKeyStore::key);
  }

  void lock(Tx tx) {
    tx.run(LOCK);
  }

  void add(Tx tx, byte[] secret, Instant now) {
    tx.update(ADD, secret, now);
  }

  private static SigningKey key(ResultSet row) throws SQLException {
    return new SigningKey(row.getInt("id"), row.getBytes("secret"));
  }
}
