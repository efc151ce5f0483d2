package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestDatabase;
import org.partbook.TestServer;

/// How the database goes about what a sale asks of it, by the plans that it makes while its tables
/// are empty: it keeps them while the tables grow.
class PlansTest {
  private static final Pattern LARGE_TABLES =
      Pattern.compile("\\b(order_line|order_job|journal|asset|asset_before|rendering)\\b");
  private static final Pattern LARGE_TABLE =
      Pattern.compile(" on (order_line|order_job|journal|asset|asset_before|rendering)\\b");
  private static final String ASSET =
      """
      {"asset_id":7001,"title":"Waltz","format_short_name":"PF","asset_type":"SINGLE"}\
      """;
  private static final String SETTING = "enable_seqscan = off";
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  @Test
  void a_few_rows_are_looked_for_by_their_keys_and_not_in_the_whole_table() throws Exception {
    var statements = statementsOfSales();
    assertThat(statements)
        .as("registering, claiming, settling, cancelling, delivering")
        .anyMatch(sql -> sql.contains("insert into order_line"))
        .anyMatch(sql -> sql.contains("skip locked"))
        .anyMatch(sql -> sql.contains("delete from order_job"))
        .anyMatch(sql -> sql.contains("CANCELLED"))
        .anyMatch(sql -> sql.contains("DELIVERED"));
    assertThat(statements)
        .as("waiting, listing, opening an order")
        .anyMatch(sql -> sql.contains("waited_for"))
        .anyMatch(sql -> sql.contains("looked"))
        .anyMatch(sql -> sql.contains("order by status <> 'COMPLETED'"));

    try (var empty = TestDatabase.withTables();
        var _ = empty.open();
        var connection = connection(empty);
        var statement = connection.createStatement()) {
      // Never counted, and then counted while they were empty.
      holdsOfAll(connection, statements, Step::readsAWholeTable);
      statement.execute("vacuum analyze");
      // Few assets are quicker read than their index of parts; behind an import they are counted.
      holdsOfAll(
          connection,
          statements,
          step -> step.readsAWholeTable() && !step.line.contains(" on asset ensemble"));
    }
  }

  private static void holdsOfAll(
      Connection connection, List<String> statements, Predicate<Step> wrong) throws SQLException {
    for (var sql : statements) {
      assertThat(plan(connection, sql)).as(sql).isNotEmpty().noneMatch(wrong);
    }
  }

  private static List<String> statementsOfSales() throws Exception {
    try (var database = TappedDatabase.create();
        var server = TestServer.on(database.url(), Map.of())) {
      var ofTheImport = database.statements();
      var shop = server.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      var line = shop.settled(1).json().get(0);
      assertThat(Api.open(line.path("download_url").asString()).statusCode()).isEqualTo(200);
      assertThat(Api.open(line.path("view_url").asString()).statusCode()).isEqualTo(200);
      assertThat(shop.viewUrl(1, 1).status()).isEqualTo(200);
      assertThat(shop.get("/assets/list").status()).isEqualTo(200);
      assertThat(shop.get("/assets/" + PIANO).status()).isEqualTo(200);
      var cursor = shop.get("/assets/changes").json().get("cursor").stringValue();
      server.load(server.data(), ASSET);
      assertThat(shop.get("/assets/changes?after=" + cursor).json().get("changes")).hasSize(1);
      shop.register(Purchase.of(PIANO, 3, 1));
      assertThat(shop.cancel(3, 1).status()).isEqualTo(201);
      assertThat(shop.get("/purchase/orders?status=FAILED").status()).isEqualTo(200);
      assertThat(shop.get("/purchase/orders").status()).isEqualTo(200);
      var order = shop.get("/purchase/order-download-url?order_id=1").json().path("url").asString();
      assertThat(Api.open(order).statusCode()).isEqualTo(200);
      server.addProcessing(4);
      assertThat(shop.info(4).status()).isEqualTo(202);
      shop.register(Purchase.of(WITHOUT_FILE, 2, 1));
      assertThat(shop.settled(2).status()).isEqualTo(502);
      assertThat(database.statements()).anyMatch(sql -> sql.contains(SETTING));
      return database.statements().stream()
          .filter(sql -> LARGE_TABLES.matcher(sql).find() && sql.contains("$1"))
          .filter(sql -> sql.contains("order_") || !ofTheImport.contains(sql))
          .toList();
    }
  }

  /// A line of a plan, and the next one, in which a look-up has its condition.
  private record Step(String line, String next) {

    boolean readsAWholeTable() {
      return line.contains("Scan")
          && !line.contains("Subquery Scan")
          && LARGE_TABLE.matcher(line).find()
          && !next.contains("Index Cond:")
          && !next.contains("Recheck Cond:");
    }
  }

  private static Connection connection(TestDatabase database) throws SQLException {
    var url = database.url();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static List<Step> plan(Connection connection, String sql) throws SQLException {
    var parameters = PARAMETER.matcher(sql).results().map(found -> found.group(1)).distinct();
    var nulls = IntStream.range(0, (int) parameters.count()).mapToObj(_ -> "null").toList();
    try (var statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("deallocate all");
      // As each connection of a server has it.
      statement.execute("set " + SETTING);
      statement.execute("prepare asked as " + sql);
      var lines = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "explain execute asked (%s)".formatted(String.join(", ", nulls)))) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return IntStream.range(0, lines.size())
          .mapToObj(i -> new Step(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : ""))
          .toList();
    }
  }
}
