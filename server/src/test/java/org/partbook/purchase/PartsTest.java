package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.ENSEMBLE;
import static org.partbook.TestAssets.INDIVISIBLE;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

class PartsTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 2000;

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
  void each_part_becomes_a_line_of_its_own_and_the_whole_is_not_sold() {
    var reply =
        shop.register(Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2, 2004, 9));

    assertThat(reply.status()).isEqualTo(201);
    var lines = shop.settled(order).json().valueStream().toList();
    assertThat(lines)
        .extracting(l -> l.path("asset_id").asLong())
        .containsExactly(2001L, 2002L, 2004L);
    assertThat(lines).extracting(l -> l.path("order_line_id").asLong()).containsExactly(1L, 2L, 9L);
    assertThat(lines).allMatch(l -> l.path("status").asString().equals("COMPLETED"));
  }

  @ParameterizedTest
  @CsvSource({"12.30", "0", "0.01", "0.03", "10.0050", "1", "99.99", "0.0003"})
  void the_price_is_shared_out_to_the_cent_and_adds_up_exactly(BigDecimal price) {
    shop.register(
        Purchase.of(QUARTET, ++order, 1)
            .with("line_item_price", price)
            .withParts(2001, 1, 2002, 2, 2003, 3, 2004, 4));

    var shares =
        shop.settled(order)
            .json()
            .valueStream()
            .map(line -> line.path("line_item_price").decimalValue())
            .toList();

    assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(price);
    var least = shares.stream().min(BigDecimal::compareTo).orElseThrow();
    var most = shares.stream().max(BigDecimal::compareTo).orElseThrow();
    assertThat(most.subtract(least)).isLessThan(new BigDecimal("0.02"));
  }

  @Test
  void all_lines_are_registered_or_none() {
    shop.register(Purchase.of(PIANO, ++order, 3));

    var reply = shop.register(Purchase.of(QUARTET, order, 1).withParts(2001, 1, 2002, 3));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(shop.settled(order).json().size()).isEqualTo(1);
  }

  @Test
  void the_requests_own_line_is_free_when_only_parts_were_sold() {
    shop.register(Purchase.of(QUARTET, ++order, 5).withParts(2001, 1));

    assertThat(shop.register(Purchase.of(PIANO, order, 5)).status()).isEqualTo(201);
  }

  @Test
  void an_empty_list_of_parts_sells_the_whole() {
    shop.register(Purchase.of(QUARTET, ++order, 1).with("parts", List.of()));

    assertThat(shop.settled(order).json().get(0).path("asset_id").asLong()).isEqualTo(QUARTET);
  }

  @Test
  void an_asset_that_is_not_partable_is_not_sold_in_parts() {
    var reply = shop.register(Purchase.of(INDIVISIBLE, ++order, 1).withParts(2001, 1));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("parts");
  }

  @Test
  void a_part_that_is_not_of_this_asset_is_refused_by_its_place() {
    var reply = shop.register(Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, PIANO, 2));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("parts[1].asset_id");
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @Test
  void a_part_that_belongs_to_the_sandbox_is_sold_to_nobody() {
    var report =
        server.load(
            server.data(),
            """
            {"asset_id":2030,"title":"Trap","format_short_name":"PF","asset_type":"SINGLE",\
            "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}],"partable":true,\
            "packages":[{"asset_id":2000000002,"instrumentation_part_code":"P1",\
            "instrumentation_part_name":"Part 1","count":1,"sequence":1,"score":false}]}\
            """);
    assertThat(report.bad()).isZero();

    for (var vendor : List.of(shop, server.sandbox())) {
      var reply = vendor.register(Purchase.of(2030, ++order, 1).withParts(2_000_000_002, 1));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly("parts[0].asset_id");
      assertThat(vendor.info(order).status()).isEqualTo(404);
    }
  }

  @Test
  void a_line_id_that_occurs_twice_is_refused_among_the_other_mistakes() {
    var reply =
        shop.register(
            Purchase.of(QUARTET, ++order, 1).with("customer", "").withParts(2001, 1, 2002, 1));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactlyInAnyOrder("customer", "parts[1].order_line_id");
  }

  @Test
  void each_parts_own_rules_are_kept() {
    var reply =
        shop.register(
            Purchase.of(ENSEMBLE, ++order, 1)
                .with("country_code", "DE")
                .with("quantity", 9)
                .withParts(CHOIR, 1, UNKNOWN, 2, WITHDRAWN, 3, AMERICAN, 4));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields())
        .containsExactlyInAnyOrder(
            "quantity", "parts[1].asset_id", "parts[2].asset_id", "parts[3].asset_id");
  }

  @Test
  void more_parts_than_any_ensemble_has_are_refused() {
    var many = LongStream.rangeClosed(1, 1001).flatMap(line -> LongStream.of(2001, line)).toArray();

    var reply = shop.register(Purchase.of(QUARTET, ++order, 1).withParts(many));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("parts");
  }

  @Test
  void malformed_parts_are_refused_by_their_place() {
    var reply =
        shop.register(
            Purchase.of(QUARTET, ++order, 1)
                .with(
                    "parts",
                    List.of(
                        7, Map.of("asset_id", "x", "order_line_id", 1), Map.of("asset_id", 2001))));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields())
        .containsExactlyInAnyOrder("parts[0]", "parts[1].asset_id", "parts[2].order_line_id");
  }
}
