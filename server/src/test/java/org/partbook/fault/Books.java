package org.partbook.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Line;
import org.partbook.fault.shop.Line.Name;

/// Holds what shops know against what the database has of lines and in the journal, line by line,
/// looked at past the server: there is no other way to see that it has none which nobody sent.
final class Books {
  private static final String LINES_WITH_THEIR_JOURNAL =
      """
      select vendor_id, order_id, order_line_id, status, customer, asset_id, quantity,
        line_item_price,
        (select string_agg(
            case when body like '%"completed":true%' then kind || ' COMPLETED' else kind end, ' '
            order by journal.id)
          from journal where line_id = order_line.id) as events
      from order_line
      """;

  private static final int FETCHED_AT_ONCE = 2_000;

  private final Findings findings;
  private final Map<Name, Line> expected = new HashMap<>();
  private int looked;

  Books(List<Line> lines, Findings findings) {
    this.findings = findings;
    lines.forEach(line -> expected.put(line.name(), line));
  }

  /// How many lines it found and compared.
  int compare(Connection database) throws SQLException {
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (var rows = statement.executeQuery(LINES_WITH_THEIR_JOURNAL)) {
        while (rows.next()) {
          compare(rows);
        }
      }
    }
    expected.values().forEach(line -> findings.add(Kind.LOST, line + " isn't stored"));
    return looked;
  }

  private void compare(ResultSet row) throws SQLException {
    looked++;
    var name =
        new Name(row.getInt("vendor_id"), row.getLong("order_id"), row.getLong("order_line_id"));
    var line = expected.remove(name);
    if (line == null) {
      findings.add(Kind.TWICE, name + " is stored, and nobody sold it, or it is there twice");
      return;
    }
    if (!row.getString("customer").equals(line.goods().customer())
        || row.getLong("asset_id") != line.goods().asset()
        || row.getLong("quantity") != line.goods().quantity()
        || row.getBigDecimal("line_item_price").compareTo(line.goods().price()) != 0) {
      findings.add(Kind.LOST, line + " isn't stored as it was sold");
    }
    compare(line, row.getString("status"), String.valueOf(row.getString("events")));
  }

  private void compare(Line line, String status, String events) {
    if (events.matches(".*CANCELLED.*DELIVERED.*")) {
      findings.add(Kind.DELIVERED_AFTER_CANCELLATION, line + ": " + events);
    }
    if (!events.matches(journalOf(line, status))) {
      findings.add(Kind.JOURNAL, "%s is %s, its journal %s".formatted(line, status, events));
    }
    if (line.isCancelled() != status.equals("CANCELLED")) {
      findings.add(Kind.LOST, line + " is " + status);
    }
  }

  /// What is repeated is written down once.
  private static String journalOf(Line line, String status) {
    return switch (status) {
      case "CANCELLED" -> "REGISTERED( COMPLETED)?( FAILED)? CANCELLED";
      case "COMPLETED" ->
          "REGISTERED COMPLETED"
              + (line.isReceived()
                  ? " DELIVERED"
                  : line.isPerhapsDelivered() ? "( DELIVERED)?" : "");
      case "FAILED" -> line.mayHaveFailed() ? "REGISTERED FAILED" : "none";
      default -> "none";
    };
  }
}
