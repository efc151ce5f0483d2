package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;
import org.partbook.ledger.Facts;

/// What an earlier version has sold, and what it has noted of that.
class JournalMigrationTest {
  private static final String LONG_NAME = "𝄞".repeat(1000);

  private static final String BEFORE =
      """
      insert into vendor (name, catalog_access, created_at) values ('Old Shop', true, now());
      insert into access_token (vendor_id, environment, hash, issued_at)
      values (1, 'live', '\\x01', now());
      insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id, customer,
        country_code, quantity, unit_price, line_item_price, price_mismatch, status, registered_at,
        completed_at, cancelled_at)
      values
        (1, 'live', 1, 1, 7, 'Zoë Example', 'DE', 3, 1.50, 4.50, false, 'COMPLETED', now(), now(), null),
        (1, 'live', 2, 1, 7, 'Zoë Example', 'DE', 2, 1, 9, true, 'CANCELLED', now(), now(), now()),
        (1, 'live', 3, 1, 7, '%s', 'DE', 1, 1, 1, false, 'FAILED', now(), null, null),
        (1, 'sandbox', 1, 1, 7, 'Zoë Example', 'DE', 5, 1, 5, false, 'COMPLETED', now(), now(), null);
      insert into order_event (line_id, kind, at, detail) values
        (1, 'REGISTERED', now(), null), (2, 'REGISTERED', now(), null),
        (1, 'COMPLETED', now(), null), (2, 'COMPLETED', now(), null),
        (3, 'REGISTERED', now(), null), (3, 'FAILED', now(), 'no file'),
        (1, 'DELIVERED', now(), 'download'), (2, 'CANCELLED', now(), null),
        (4, 'REGISTERED', now(), null), (4, 'COMPLETED', now(), null);
      """
          .formatted(LONG_NAME);

  @Test
  void nothing_is_lost_and_each_entry_says_that_it_was_written_afterwards() throws SQLException {
    try (var database = TestDatabase.create()) {
      var url = database.url();
      database.migrateTo("11");
      run(url, BEFORE);

      try (var db = database.open()) {
        List<String> entries =
            db.ask(tx ->
                tx.list(
                    """
                    select concat_ws(' ', line_id, kind, quantity, body::json ->> 'detail') as entry
                    from journal order by id
                    """,
                    row -> row.getString("entry")));
        assertThat(entries)
            .containsExactly(
                "1 REGISTERED",
                "2 REGISTERED",
                "1 COMPLETED 3",
                "2 COMPLETED 2",
                "3 REGISTERED",
                "3 FAILED no file",
                "1 DELIVERED download",
                "2 CANCELLED -2",
                "4 REGISTERED",
                "4 COMPLETED",
                "0 VENDOR_ADDED",
                "0 TOKEN_ISSUED");
        List<String> unsaid =
            db.ask(tx ->
                tx.list(
                    "select kind from journal where not (body::json ->> 'migrated')::boolean",
                    row -> row.getString("kind")));
        assertThat(unsaid).isEmpty();
        List<String> hidden =
            db.ask(tx ->
                tx.list(
                    """
                    select body::json ->> 'customer' as said, customer_salt, customer
                    from journal join order_line on order_line.id = line_id
                    where kind = 'REGISTERED'
                    """,
                    row ->
                        row.getString("said")
                                .equals(
                                    Facts.hidden(
                                        row.getBytes("customer_salt"), row.getString("customer")))
                            ? "as it should be"
                            : "wrong"));
        assertThat(hidden).hasSize(4).containsOnly("as it should be");
        List<String> flagged =
            db.ask(tx ->
                tx.list(
                    "select order_id from order_line where flags = array['mismatch']",
                    row -> row.getString("order_id")));
        assertThat(flagged).containsExactly("2");
      }
    }
  }

  private static void run(DatabaseUrl url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
