package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// A whole cart is registered at once, or nothing of it.
class RegisterOrderTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 70_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// A line as it is sent with an order: the order's number and the buyer are missing.
  private static Purchase line(long asset, long id) {
    return Purchase.of(asset, 1, id).without("order_number").without("customer");
  }

  private static Map<String, Object> cart(long number, Purchase... lines) {
    var cart = new LinkedHashMap<String, Object>();
    cart.put("order_number", number);
    cart.put("customer", "Clara Wieck");
    cart.put("lines", Arrays.stream(lines).map(Purchase::json).toList());
    return cart;
  }

  private static Reply register(Object cart) {
    return shop.post("/purchase/register-order", cart);
  }

  private static List<Long> linesOf(long number) {
    return shop.settled(number)
        .json()
        .valueStream()
        .map(line -> line.path("order_line_id").asLong())
        .toList();
  }

  @Test
  void lines_of_all_kinds_are_registered_with_one_request() {
    var token = shop.validate(PIANO, "8.8.8.8", 2).json().path("token").asString();
    var validated =
        Purchase.validated(token, 1, 2)
            .without("order_number")
            .without("customer")
            .with("line_item_price", 7.9);

    var reply =
        register(
            cart(
                ++order,
                line(PIANO, 1),
                validated,
                line(QUARTET, 9).withParts(2001, 3, 2002, 4),
                line(CHOIR, 5).with("quantity", 10)));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.response().body()).isEmpty();
    assertThat(linesOf(order)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(shop.info(order).json().valueStream())
        .allMatch(line -> line.path("customer").asString().equals("Clara Wieck"))
        .extracting(line -> line.path("quantity").asInt())
        .containsExactly(1, 2, 1, 1, 10);
    assertThat(momentsOf(order)).isEqualTo(1);
  }

  /// At how many times the lines of an order were registered.
  private static int momentsOf(long number) {
    return server
        .db()
        .ask(tx ->
            tx.one(
                "select count(distinct registered_at) from order_line where order_id = ?",
                row -> row.getInt(1),
                number))
        .orElseThrow();
  }

  @Test
  void a_cart_with_something_that_must_be_fetched_is_registered_all_the_same() {
    assertThat(register(cart(++order, line(PIANO, 1), line(WITHOUT_FILE, 2))).status())
        .isEqualTo(201);
    assertThat(linesOf(order)).containsExactly(1L, 2L);
  }

  @Test
  void one_line_that_is_refused_keeps_all_others_from_being_registered() {
    var reply =
        register(
            cart(
                ++order,
                line(PIANO, 1),
                line(CHOIR, 2),
                line(UNKNOWN, 3),
                line(WITHDRAWN, 4).without("unit_price"),
                line(QUARTET, 5).withParts(2001, 6, 1001, 7)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields())
        .containsExactly(
            "lines[1].quantity",
            "lines[2].asset_id",
            "lines[3].unit_price",
            "lines[3].asset_id",
            "lines[4].parts[1].asset_id");
    assertThat(reply.json().path("message").asString())
        .contains("lines[1].quantity must be 10 or more for asset 1002, not 1");
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @Test
  void what_all_lines_have_in_common_is_told_once_and_by_its_own_name() {
    var cart = cart(++order, line(PIANO, 1), line(PIANO, 2), line(PIANO, 0));
    cart.put("customer", "");
    cart.put("order_number", 0);

    assertThat(register(cart).errorFields())
        .containsExactlyInAnyOrder("order_number", "customer", "lines[2].order_line_id");
  }

  @Test
  void a_line_id_that_occurs_twice_names_the_second_of_its_lines() {
    var reply =
        register(
            cart(
                ++order,
                line(PIANO, 1),
                line(QUARTET, 8).withParts(2001, 2, 2002, 3),
                line(PIANO, 3),
                line(PIANO, 1)));

    assertThat(reply.errorFields())
        .containsExactly("lines[2].order_line_id", "lines[3].order_line_id");
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @Test
  void from_one_to_a_hundred_lines_are_taken() {
    var many = LongStream.rangeClosed(1, 101).mapToObj(id -> line(PIANO, id)).toList();
    assertThat(register(cart(++order, many.toArray(Purchase[]::new))).errorFields())
        .containsExactly("lines");
    assertThat(register(cart(order)).errorFields()).containsExactly("lines");
    assertThat(register(Map.of("order_number", order, "customer", "A")).errorFields())
        .containsExactly("lines");
    assertThat(
            register(Map.of("order_number", order, "customer", "A", "lines", List.of(1)))
                .errorFields())
        .containsExactly("lines[0]");
    assertThat(register("[]").errorFields()).contains("body");
    assertThat(register("{").errorFields()).containsExactly("body");

    assertThat(register(cart(order, many.subList(0, 100).toArray(Purchase[]::new))).status())
        .isEqualTo(201);
    assertThat(linesOf(order)).hasSize(100);
  }

  @Test
  void a_repeated_request_is_a_conflict_that_says_so() {
    var cart = cart(++order, line(PIANO, 1), line(QUARTET, 9).withParts(2001, 2, 2002, 3));
    assertThat(register(cart).status()).isEqualTo(201);

    var again = register(cart);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("same_request").asBoolean()).isTrue();
    assertThat(existing(again)).containsExactlyInAnyOrder("1 true", "2 true", "3 true");
  }

  @Test
  void a_line_that_exists_keeps_the_whole_order_out_and_is_named() {
    shop.register(Purchase.of(PIANO, ++order, 2));
    shop.register(Purchase.of(PIANO, order, 3).with("unit_price", 9).with("line_item_price", 9));

    var reply = register(cart(order, line(PIANO, 1), line(PIANO, 2), line(PIANO, 3)));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("same_request").asBoolean()).isFalse();
    assertThat(existing(reply)).containsExactlyInAnyOrder("2 true", "3 false");
    assertThat(linesOf(order)).containsExactly(2L, 3L);
  }

  @Test
  void a_conflict_comes_before_what_else_is_wrong() {
    var cart = cart(++order, line(PIANO, 1), line(PIANO, 2));
    assertThat(register(cart).status()).isEqualTo(201);

    var reply = register(cart(order, line(PIANO, 1), line(WITHDRAWN, 2)));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(existing(reply)).containsExactlyInAnyOrder("1 true", "2 false");
  }

  private static List<String> existing(Reply reply) {
    return reply
        .json()
        .path("lines")
        .valueStream()
        .map(line ->
            line.path("order_line_id").asLong() + " " + line.path("same_request").asBoolean())
        .toList();
  }

  @Test
  void of_many_at_once_with_a_line_in_common_one_wins_and_nothing_is_left_of_the_others()
      throws Exception {
    order++;
    var calls = new ArrayList<Callable<Integer>>();
    for (long i = 1; i <= 30; i++) {
      var own = i + 1;
      calls.add(() -> register(cart(order, line(PIANO, own), line(PIANO, 1))).status());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(linesOf(order)).hasSize(2).contains(1L);
  }

  @Test
  void a_token_of_long_ago_is_refused_by_its_line() {
    try (var other = TestServer.start()) {
      var vendor = other.live();
      var token = vendor.validate(PIANO, "8.8.8.8", 1).json().path("token").asString();
      var validated = Purchase.validated(token, 1, 2).without("order_number").without("customer");
      other.clock().advance(Duration.ofHours(1));

      var reply = vendor.post("/purchase/register-order", cart(1, line(PIANO, 1), validated));

      assertThat(reply.errorFields()).containsExactly("lines[1].token");
    }
  }

  @Test
  void the_sandbox_goes_wrong_with_an_order_as_with_a_line() {
    var sandbox = server.sandbox();
    var path = "/purchase/register-order";
    var error = cart(++order, line(PIANO, 1), line(2_000_000_011L, 2));
    assertThat(sandbox.post(path, error).status()).isEqualTo(500);
    assertThat(sandbox.info(order).status()).isEqualTo(404);
    assertThat(sandbox.post(path, error).status()).isEqualTo(201);

    var busy = cart(++order, line(PIANO, 1), line(2_000_000_012L, 2));
    var first = sandbox.post(path, busy);
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("Retry-After")).isEqualTo("2");
    assertThat(sandbox.post(path, busy).status()).isEqualTo(201);

    var lost = cart(++order, line(PIANO, 1), line(2_000_000_010L, 2));
    assertThatThrownBy(() -> sandbox.post(path, lost)).isInstanceOf(AssertionError.class);
    assertThat(sandbox.settled(order).json()).hasSize(2);
    var report = sandbox.get("/sandbox/report").text();
    assertThat(report).contains("recovered_a_lost_answer");
  }
}
