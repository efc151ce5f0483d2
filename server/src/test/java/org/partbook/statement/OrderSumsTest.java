package org.partbook.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.json.Json;
import org.partbook.ledger.Actor;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;
import org.partbook.terms.Agreement;
import org.partbook.terms.Agreements;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;
import tools.jackson.databind.JsonNode;

/// What a vendor reckons of its orders is what its statement says.
class OrderSumsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @TempDir private Path scratch;

  @Test
  void the_sums_of_a_month_are_those_of_its_closed_statement() throws Exception {
    try (var server = TestServer.start(Map.of("PARTBOOK_TIME_ZONE", ZONE.getId()))) {
      var anna = Actor.operator("anna");
      var vendor = server.vendors().add("A Shop", true);
      var shop = server.api(vendor, Environment.LIVE);
      var month = YearMonth.from(server.clock().instant().atZone(ZONE)).plusMonths(1);
      agree(server, vendor, anna);
      goTo(server, month.atEndOfMonth().minusDays(32));
      var before = sell(server, shop, 1, 3);
      goTo(server, month.atDay(2));
      cancel(server, anna, before);
      sell(server, shop, 2, 1);
      var refunded = sell(server, shop, 3, 4);
      sell(server, shop, 4, 2);
      assertThat(shop.cancel(4, 1).status()).isEqualTo(201);
      new Amendments(server.db(), server.clock(), anna)
          .refund(refunded, Optional.of(3L), false, "three too many");
      server.other().register(Purchase.of(PIANO, 5, 1));
      server.api(vendor, Environment.SANDBOX).register(Purchase.of(PIANO, 6, 1));
      goTo(server, month.plusMonths(1).atDay(3));
      sell(server, shop, 7, 5);

      var period = new StatementPeriod(month.atDay(1), month.atEndOfMonth(), ZONE);
      var sums =
          shop.get("/purchase/orders?from=%s&to=%s".formatted(period.begin(), period.end()))
              .json()
              .path("sums")
              .path("currencies");

      var statements = TestStatements.of(server, scratch, anna);
      // What was before is in a statement of its own.
      closed(statements, vendor, earlier(month));
      var statement = closed(statements, vendor, period);
      assertThat(sums).hasSize(1);
      var sum = sums.get(0);
      assertThat(sum.path("currency").asString()).isEqualTo("EUR");
      var said = kinds(server, statement);
      assertThat(amount(sum, "sold")).isEqualTo(said.get("REGISTERED"));
      assertThat(amount(sum, "cancelled")).isEqualTo(said.get("CANCELLED"));
      assertThat(amount(sum, "refunded")).isEqualTo(said.get("REFUNDED"));
      assertThat(sum.path("net").decimalValue())
          .isEqualByComparingTo(statement.closed().orElseThrow().due());
      assertThat(sum.path("copies").asLong()).isEqualTo(1 + 4 + 2 - 2 - 3 - 3);
    }
  }

  private static StatementPeriod earlier(YearMonth month) {
    var last = month.minusMonths(1);
    return new StatementPeriod(last.atDay(1), last.atEndOfMonth(), ZONE);
  }

  private static Statement closed(Statements statements, Vendor vendor, StatementPeriod period)
      throws Exception {
    return TestStatements.closed(
        statements, statements.draft(vendor, period, Optional.of("EUR"), ExchangeRates.NONE));
  }

  private static void goTo(TestServer server, LocalDate day) {
    var then = day.atTime(12, 0).atZone(ZONE).toInstant();
    server.clock().advance(Duration.between(server.clock().instant(), then));
  }

  private static void agree(TestServer server, Vendor vendor, Actor anna) {
    new Agreements(server.db(), server.clock(), anna, server.vendors())
        .set(
            vendor,
            server.clock().instant().minus(Duration.ofDays(60)),
            new Agreement(
                Currency.getInstance("EUR"),
                Basis.REPORTED,
                BigDecimal.ONE,
                new BigDecimal("40"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Scope.EVERYTHING,
                Vat.NONE,
                Period.MONTH));
  }

  private static OrderLine sell(TestServer server, Api shop, long order, long copies) {
    var sale =
        Purchase.of(PIANO, order, 1)
            .with("quantity", copies)
            .with("unit_price", 3.33)
            .with("line_item_price", BigDecimal.valueOf(copies).multiply(new BigDecimal("3.33")));
    assertThat(shop.register(sale).status()).isEqualTo(201);
    return new Orders(server.db(), server.clock(), Duration.ofHours(1))
        .find(new OrderId(order))
        .getFirst();
  }

  /// Later than a vendor could.
  private static void cancel(TestServer server, Actor anna, OrderLine line) {
    new Amendments(server.db(), server.clock(), anna)
        .refund(line, Optional.empty(), false, "for goodwill");
  }

  private static String amount(JsonNode sum, String name) {
    var amount = sum.path(name);
    return text(amount.path("copies").asLong(), amount.path("net").decimalValue());
  }

  private static String text(long copies, BigDecimal net) {
    return copies + " " + Json.plain(net).toPlainString();
  }

  /// Copies and net of a statement's entries, by their kind.
  private static Map<String, String> kinds(TestServer server, Statement statement)
      throws Exception {
    var copies = new TreeMap<String, Long>();
    var net = new TreeMap<String, BigDecimal>();
    var document = statement.closed().orElseThrow().document();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                server.app().installation().blobs().open(document, 0, Long.MAX_VALUE),
                StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var json = Json.read(line);
        var entry = json.path("entry");
        if (entry.isObject()) {
          var kind = entry.path("kind").asString();
          var amount = json.path("amounts").get(0);
          copies.merge(kind, amount.path("copies").asLong(), Long::sum);
          net.merge(kind, new BigDecimal(amount.path("net").asString()), BigDecimal::add);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var kinds = new TreeMap<String, String>();
    copies.forEach(
        (kind, count) -> kinds.put(kind, text(count, net.getOrDefault(kind, BigDecimal.ZERO))));
    return kinds;
  }
}
