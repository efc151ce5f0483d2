package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Purchase;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.db.DatabaseUrl;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Finding;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Line;
import org.partbook.fault.shop.Line.Goods;
import org.partbook.fault.shop.Line.Name;

/// Whether a trial of faults would find it.
class BooksTest {
  private static final TestDatabase DATABASE = TestDatabase.withTables();

  @BeforeAll
  static void sell() {
    try (var server = TestServer.on(DATABASE.url(), Map.of())) {
      var shop = server.live();
      assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
      assertThat(shop.register(Purchase.of(PIANO, 1, 2)).status()).isEqualTo(201);
      assertThat(shop.settled(1).status()).isEqualTo(200);
      assertThat(shop.cancel(1, 2).status()).isEqualTo(201);
    }
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  private static Line line(long number, int price) throws SQLException {
    var goods = stored();
    return new Line(
        new Name(goods.vendor(), 1, number),
        new Goods(
            PIANO,
            goods.customer(),
            "US",
            goods.quantity(),
            BigDecimal.ONE,
            goods.price().add(BigDecimal.valueOf(price))));
  }

  private static Line cancelled(long number) throws SQLException {
    var line = line(number, 0);
    line.cancelled();
    return line;
  }

  /// What both lines have in common.
  private record Stored(int vendor, String customer, int quantity, BigDecimal price) {}

  private static Stored stored() throws SQLException {
    try (var connection = connect(DATABASE.url());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select vendor_id, customer, quantity, line_item_price from order_line limit 1")) {
      row.next();
      return new Stored(row.getInt(1), row.getString(2), row.getInt(3), row.getBigDecimal(4));
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static List<Kind> found(Line... known) throws SQLException {
    var findings = new Findings();
    try (var connection = connect(DATABASE.url())) {
      assertThat(new Books(Arrays.asList(known), findings).compare(connection)).isEqualTo(2);
    }
    return findings.shown().stream().map(Finding::kind).toList();
  }

  @Test
  void what_is_stored_as_it_was_acknowledged_is_no_finding() throws Exception {
    assertThat(found(line(1, 0), cancelled(2))).isEmpty();
  }

  @Test
  void a_sale_that_is_not_there_is_lost_and_so_is_one_that_is_another() throws Exception {
    assertThat(found(line(1, 0), cancelled(2), line(3, 0))).containsExactly(Kind.LOST);
    assertThat(found(line(1, 5), cancelled(2))).containsExactly(Kind.LOST);
  }

  @Test
  void a_line_that_nobody_sold_is_told() throws Exception {
    assertThat(found(line(1, 0))).containsExactly(Kind.TWICE);
  }

  @Test
  void a_cancellation_that_is_not_there_is_told_and_so_is_one_that_nobody_asked_for()
      throws Exception {
    assertThat(found(cancelled(1), cancelled(2))).containsExactly(Kind.LOST);
    assertThat(found(line(1, 0), line(2, 0))).containsExactly(Kind.LOST);
  }
}
