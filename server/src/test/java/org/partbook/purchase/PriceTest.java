package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;

import java.math.BigDecimal;
import java.time.Duration;
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

/// The buyer has paid already: whatever can be a price is taken.
class PriceTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 8000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2.9699999999999998, 2.97",
    "3.3333333, 3.3333",
    "0.00005, 0",
    "0.00015, 0.0002",
    "0.00025, 0.0002",
    "0.000050000000000000000001, 0.0001",
    "0.00009999, 0.0001",
    "1e-7, 0",
    "1e-999999999, 0",
    "0e999999999, 0",
    "999999999.99999, 1000000000",
  })
  void what_has_more_than_four_decimals_comes_back_rounded(String sent, String stored) {
    assertThat(register(sent, "1").status()).isEqualTo(201);

    var price = shop.settled(order).json().get(0).path("line_item_price").decimalValue();

    assertThat(price).isEqualByComparingTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.00000001", "1000000000", "1e9", "1e999999999", "\"2.97\"", "true"})
  void what_can_be_no_price_is_refused(String sent) {
    var reply = register(sent, "1");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("line_item_price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e99999999999"})
  void what_is_no_number_to_anybody_is_refused(String sent) {
    assertThat(register(sent, "1").status()).isEqualTo(422);
  }

  @Test
  void exponents_that_fill_the_memory_when_written_out_cost_nothing() {
    var start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      register("1e-99999999", "1e-999999999");
      register("1e99999999", "1e999999999");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.99, 2.97, false",
    "3, 0.99, 2.9699999999999998, false",
    "3, 3.3333333, 10, false",
    "300, 3.3333333333333335, 1000, false",
    "2, 4.995, 9.99, false",
    "1, 0.995, 0.99, false",
    "3, 3.33, 10, true",
    "3, 11.85, 3.95, true",
    "1, 0.9951, 0.99, true",
    "1, 1e-300, 0, false",
  })
  void a_line_whose_figures_are_a_cent_off_is_flagged(
      long quantity, String unit, String line, boolean flagged) {
    var body = Purchase.of(PIANO, ++order, 1).with("quantity", quantity).with("customer", "Cent");
    assertThat(send(body, line, unit).status()).isEqualTo(201);

    assertThat(isFlagged(order)).isEqualTo(flagged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2.9699999999999998", "9.99999", "3.3333333", "0.00001", "999999999.99999"})
  void shares_of_parts_add_up_to_what_comes_back(String price) {
    var whole = Purchase.of(PIANO, ++order, 1);
    send(whole, price, "1");
    var reported = shop.settled(order).json().get(0).path("line_item_price").decimalValue();
    var body = Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2, 2003, 3, 2004, 4);

    assertThat(send(body, price, "1").status()).isEqualTo(201);

    var shares =
        shop.settled(order)
            .json()
            .valueStream()
            .map(line -> line.path("line_item_price").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(shares).isEqualByComparingTo(reported);
  }

  private static Api.Reply register(String line, String unit) {
    return send(Purchase.of(PIANO, ++order, 1), line, unit);
  }

  /// As text, for no library would write such numbers.
  private static Api.Reply send(Purchase purchase, String line, String unit) {
    var json = purchase.with("line_item_price", "LINE").with("unit_price", "UNIT").json();
    return shop.post(
        "/purchase/register", Json.write(json).replace("\"LINE\"", line).replace("\"UNIT\"", unit));
  }

  private static boolean isFlagged(long id) {
    return new Orders(server.db(), server.clock(), Duration.ofHours(1))
        .find(new OrderId(id))
        .getFirst()
        .priceMismatch();
  }
}
