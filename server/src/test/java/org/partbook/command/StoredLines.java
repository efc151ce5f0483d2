package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.partbook.db.DatabaseUrl;

/// What the database has of lines, looked at past the server: there is no other way to see that it
/// has none which nobody sent.
final class StoredLines {
  private static final String LINES_WITH_THEIR_LEDGER =
      """
      select order_id, order_line_id, status,
        (select string_agg(
            case when body like '%"completed":true%' then kind || ' COMPLETED' else kind end, ' '
            order by journal.id)
          from journal where line_id = order_line.id) as events
      from order_line
      """;

  private StoredLines() {}

  /// Each line once, with a status and a ledger that go with what its shop was told.
  static void check(DatabaseUrl database, List<SoldLine> sold) throws SQLException {
    var expected = new TreeMap<String, SoldLine>();
    sold.forEach(line -> expected.put(line.toString(), line));
    assertThat(expected).hasSameSizeAs(sold);
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(LINES_WITH_THEIR_LEDGER)) {
      while (rows.next()) {
        var name = SoldLine.name(rows.getLong("order_id"), rows.getLong("order_line_id"));
        var line = expected.remove(name);
        assertThat(line).as(name + " is stored, once, and was sent").isNotNull();
        if (line != null) {
          assertThat(rows.getString("status")).as(name).isEqualTo(line.status());
          assertThat(rows.getString("events")).as(name).matches(ledger(line));
        }
      }
    }
    assertThat(expected).as("lines that were acknowledged and aren't stored").isEmpty();
  }

  /// What is repeated is written down once.
  private static String ledger(SoldLine line) {
    return line.isCancelled()
        ? "REGISTERED( COMPLETED)? CANCELLED"
        : "REGISTERED COMPLETED" + (line.copy().isPresent() ? " DELIVERED" : "");
  }
}
