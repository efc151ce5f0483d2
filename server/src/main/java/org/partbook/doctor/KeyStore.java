package org.partbook.doctor;

import org.partbook.db.Tx;

/// The SQL of keys, whose secrets it leaves where they are.
final class KeyStore {
  private static final String KEYS =
      """
      select count(*) as of_links, count(*) filter (where length(secret) <> 32) as spoilt,
        (select count(*) from (
            select secret from signing_key union all select secret from log_key
            union all select secret from webhook_secret) as one
          where secret is not null) as in_clear,
        exists (select from order_line) as has_sold,
        exists (select from log_state where size > 0) as has_logged
      from signing_key
      """;

  /// What there is.
  ///
  /// @param spoilt how many of those of links have another length
  /// @param inClear how many of all, secrets of webhooks too, aren't encrypted
  record Keys(int ofLinks, int spoilt, int inClear, boolean hasSold, boolean hasLogged) {}

  Keys keys(Tx tx) {
    return tx.one(
            KEYS,
            row ->
                new Keys(
                    row.getInt("of_links"),
                    row.getInt("spoilt"),
                    row.getInt("in_clear"),
                    row.getBoolean("has_sold"),
                    row.getBoolean("has_logged")))
        .orElseThrow();
  }
}
