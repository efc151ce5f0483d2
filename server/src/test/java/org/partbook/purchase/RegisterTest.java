package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.json.Json;

class RegisterTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 1000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_registered_line_is_answered_with_an_empty_201_and_completed() {
    var reply = shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.response().body()).isEmpty();
    assertThat(reply.header("X-Environment")).isEqualTo("live");
    var lines = shop.settled(order);
    assertThat(lines.status()).isEqualTo(200);
    assertThat(lines.json().get(0).path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void what_was_reported_comes_back_exactly() {
    shop.register(
        Purchase.of(PIANO, ++order, 7)
            .with("quantity", 3)
            .with("unit_price", new BigDecimal("11.85"))
            .with("line_item_price", new BigDecimal("12.30"))
            .with("country_code", "JP")
            .with("customer", "山田太郎 Đặng"));

    var line = shop.settled(order).json().get(0);

    assertThat(line.path("order_id").asLong()).isEqualTo(order);
    assertThat(line.path("order_line_id").asLong()).isEqualTo(7);
    assertThat(line.path("asset_id").asLong()).isEqualTo(PIANO);
    assertThat(line.path("quantity").asLong()).isEqualTo(3);
    assertThat(line.path("unit_price").decimalValue()).isEqualByComparingTo("11.85");
    assertThat(line.path("line_item_price").decimalValue()).isEqualByComparingTo("12.3");
    assertThat(line.path("country_code").asString()).isEqualTo("JP");
    assertThat(line.path("customer").asString()).isEqualTo("山田太郎 Đặng");
  }

  @Test
  void prices_that_do_not_multiply_out_are_accepted_and_flagged_for_the_publisher() {
    shop.register(
        Purchase.of(PIANO, ++order, 1)
            .with("quantity", 3)
            .with("unit_price", 11.85)
            .with("line_item_price", 3.95));
    shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(flagged(order - 1)).isTrue();
    assertThat(flagged(order)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.0001", "12.3", "999999999.9999", "1e2", "1E+2", "0.10000", "-0.0"})
  void exact_decimals_survive(String price) {
    var body = Purchase.of(PIANO, ++order, 1).with("unit_price", new BigDecimal(price));

    assertThat(shop.register(body).status()).isEqualTo(201);
    assertThat(shop.settled(order).json().get(0).path("unit_price").decimalValue())
        .isEqualByComparingTo(price);
  }

  @Test
  void a_line_that_exists_is_a_conflict_and_keeps_what_it_said_first() {
    shop.register(Purchase.of(PIANO, ++order, 1).with("customer", "First"));

    var again = shop.register(Purchase.of(AMERICAN, order, 1).with("customer", "Second"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.errorName()).isEqualTo("ORDER_LINE_EXISTS");
    var lines = shop.settled(order).json();
    assertThat(lines.size()).isEqualTo(1);
    assertThat(lines.get(0).path("customer").asString()).isEqualTo("First");
  }

  @Test
  void a_line_that_exists_is_a_conflict_whatever_else_is_wrong() {
    shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(shop.register(Purchase.of(UNKNOWN, order, 1)).status()).isEqualTo(409);
    assertThat(shop.register(Purchase.of(WITHDRAWN, order, 1)).status()).isEqualTo(409);
    assertThat(shop.register(Purchase.of(PIANO, order, 1).with("quantity", 0)).status())
        .isEqualTo(409);
    assertThat(shop.register(Purchase.of(PIANO, order, 1).with("customer", "")).status())
        .isEqualTo(409);
  }

  @Test
  void another_line_of_the_same_order_is_registered() {
    shop.register(Purchase.of(PIANO, ++order, 1));
    shop.register(Purchase.of(AMERICAN, order, 2));

    assertThat(shop.settled(order).json().size()).isEqualTo(2);
  }

  @Test
  void two_vendors_and_two_environments_may_use_the_same_order_id() {
    var sandbox = server.sandbox();
    var other = server.other();
    shop.register(Purchase.of(PIANO, ++order, 1).with("customer", "Shop"));

    assertThat(other.info(order).status()).isEqualTo(404);
    assertThat(sandbox.info(order).status()).isEqualTo(404);
    assertThat(other.register(Purchase.of(PIANO, order, 1).with("customer", "Other")).status())
        .isEqualTo(201);
    var inSandbox = sandbox.register(Purchase.of(PIANO, order, 1).with("customer", "Sandbox"));
    assertThat(inSandbox.status()).isEqualTo(201);
    assertThat(inSandbox.header("X-Environment")).isEqualTo("sandbox");
    assertThat(shop.settled(order).json().get(0).path("customer").asString()).isEqualTo("Shop");
    assertThat(other.settled(order).json().get(0).path("customer").asString()).isEqualTo("Other");
  }

  @Test
  void another_vendors_order_looks_exactly_like_none() {
    shop.register(Purchase.of(PIANO, ++order, 1));
    shop.settled(order);
    var other = server.other();

    for (var path :
        new String[] {
          "/purchase/info?order_id=%d",
          "/purchase/download-url?order_id=%d&order_line_id=1",
          "/purchase/view-url?order_id=%d&order_line_id=1"
        }) {
      assertThat(withoutRequestId(other.get(path.formatted(order)), order))
          .isEqualTo(withoutRequestId(other.get(path.formatted(77_777)), 77_777));
    }
    assertThat(other.cancel(order, 1).status()).isEqualTo(404);
    assertThat(shop.info(order).json().get(0).path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void an_unknown_asset_is_a_404() {
    var reply = shop.register(Purchase.of(UNKNOWN, ++order, 1));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.errorName()).isEqualTo("ASSET_NOT_FOUND");
    assertThat(reply.json().path("message").asString()).contains("999999");
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "1002, US, 9, quantity, 10",
    "1003, DE, 1, country_code, DE",
    "1001, XX, 1, country_code, XX",
    "1001, ZZ, 1, country_code, ZZ",
    "1001, us, 1, country_code, us",
    "1004, US, 1, asset_id, 1004",
    "1001, US, 0, quantity, 0",
    "0, US, 1, asset_id, 0",
  })
  void a_sale_that_may_not_be_is_refused_with_its_field_and_value(
      long asset, String country, long quantity, String field, String value) {
    var reply =
        shop.register(
            Purchase.of(asset, ++order, 1)
                .with("country_code", country)
                .with("quantity", quantity));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly(field);
    assertThat(reply.json().path("errors").get(0).path("message").asString()).contains(value);
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @Test
  void the_least_quantity_and_an_allowed_country_are_sold() {
    assertThat(shop.register(Purchase.of(CHOIR, ++order, 1).with("quantity", 10)).status())
        .isEqualTo(201);
    assertThat(shop.register(Purchase.of(AMERICAN, ++order, 1).with("country_code", "CA")).status())
        .isEqualTo(201);
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    var reply =
        shop.register(
            Purchase.of(CHOIR, ++order, 0)
                .with("quantity", 1)
                .with("unit_price", -1)
                .with("customer", " "));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields())
        .containsExactlyInAnyOrder("order_line_id", "unit_price", "customer", "quantity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asset_id",
        "order_number",
        "order_line_id",
        "country_code",
        "line_item_price",
        "unit_price",
        "quantity",
        "customer"
      })
  void each_required_field_is_missed_by_name(String field) {
    var missing = shop.register(Purchase.of(PIANO, ++order, 1).without(field));
    var isNull = shop.register(Purchase.of(PIANO, ++order, 1).with(field, null));

    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.errorFields()).containsExactly(field);
    assertThat(isNull.status()).isEqualTo(422);
    assertThat(isNull.errorFields()).containsExactly(field);
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    var body = Json.write(Purchase.of(PIANO, ++order, 1).with("customer", "@").json());

    var reply = shop.post("/purchase/register", body.replace("@", "\\ud83c"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("customer");
  }

  @Test
  void a_byte_order_mark_says_nothing() {
    var body = Json.write(Purchase.of(PIANO, ++order, 1).json());
    var validation = "{\"asset_id\":" + PIANO + ",\"customer_ip\":\"203.0.113.9\",\"quantity\":1}";
    var path = "/purchase/validate-purchase-before-payment";

    assertThat(shop.post("/purchase/register", "\ufeff" + body).status()).isEqualTo(201);
    assertThat(shop.post(path, "\ufeff" + validation).status()).isEqualTo(200);
    assertThat(shop.post("/purchase/register", "\ufeff").status()).isEqualTo(422);
    assertThat(shop.post("/purchase/register", "\ufeff\ufeff" + body).status()).isEqualTo(422);
  }

  @Test
  void unknown_fields_are_ignored() {
    var body = Purchase.of(PIANO, ++order, 1).with("voucher", "X").with("parts", null);

    assertThat(shop.register(body).status()).isEqualTo(201);
  }

  private static boolean flagged(long orderId) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                    "select price_mismatch from order_line where order_id = ?",
                    row -> row.getBoolean(1),
                    orderId)
                .orElseThrow());
  }

  private static String withoutRequestId(Api.Reply reply, long orderId) {
    return reply
        .text()
        .replaceAll("\"request_id\":\"[0-9a-f]+\"", "")
        .replace(Long.toString(orderId), "ORDER");
  }
}
