package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A whole cart, all or none.
class RegisterOrderTest {
  private static final String BOTH =
      Http.json(
          200,
          """
          [{"order_id":12345,"order_line_id":1,"asset_id":7,"quantity":1,"unit_price":3.95,\
          "customer":"Clara Wieck","status":"COMPLETED"},\
          {"order_id":12345,"order_line_id":2,"asset_id":8,"quantity":2,"unit_price":3.95,\
          "customer":"Clara Wieck","status":"COMPLETED"}]\
          """);

  private static RegisterRequest.Builder line(long asset, long quantity, long line) {
    return RegisterRequest.of(asset, quantity, "US")
        .line(12345, line)
        .unitPrice(new BigDecimal("3.95"))
        .lineItemPrice(new BigDecimal("3.95").multiply(BigDecimal.valueOf(quantity)));
  }

  private static OrderRequest cart() {
    return OrderRequest.of(12345, "Clara Wieck").line(line(7, 1, 1)).line(line(8, 2, 2)).build();
  }

  @Test
  void a_cart_is_sent_in_one_request() {
    var cart =
        cart().toBuilder()
            .line(
                RegisterRequest.validated("t0ken")
                    .line(12345, 9)
                    .part(11, 3)
                    .part(12, 4)
                    .unitPrice(BigDecimal.ONE)
                    .lineItemPrice(BigDecimal.TEN))
            .build();
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).registerOrder(cart))
          .isEqualTo(new Registration.Registered(false));
      assertThat(server.asked()).containsExactly("POST /purchase/register-order");
      assertThat(server.requests().get(0).body())
          .isEqualTo(
              """
              {"order_number":12345,"customer":"Clara Wieck","lines":[\
              {"asset_id":7,"country_code":"US","quantity":1,"order_line_id":1,\
              "line_item_price":3.95,"unit_price":3.95},\
              {"asset_id":8,"country_code":"US","quantity":2,"order_line_id":2,\
              "line_item_price":7.90,"unit_price":3.95},\
              {"token":"t0ken","order_line_id":9,"line_item_price":10,"unit_price":1,\
              "parts":[{"asset_id":11,"order_line_id":3},{"asset_id":12,"order_line_id":4}]}]}\
              """);
    }
  }

  @Test
  void a_lost_answer_is_found_by_asking_for_all_lines() {
    try (var server = BadServer.inTurn("", BOTH)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isEqualTo(new Registration.Registered(true));
    }
    try (var server = BadServer.inTurn("", Http.NO_ORDER, Http.CREATED)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(server.requests().get(2).body()).isEqualTo(server.requests().get(0).body());
    }
    // The first of the two lines is another sale.
    try (var server = BadServer.inTurn("", BOTH.replace("\"asset_id\":7", "\"asset_id\":9"))) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
    // One of the two lines is there: that is another cart.
    try (var server = BadServer.inTurn("", Http.ORDER)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }

  @Test
  void a_conflict_tells_which_lines_are_there() {
    var conflict =
        Http.json(
            409,
            """
            {"name":"ORDER_LINE_EXISTS","message":"m","code":40901,"status":409,"lines":[\
            {"order_line_id":1,"same_request":true},{"order_line_id":2,"same_request":false,"x":1}]}\
            """);
    try (var server = BadServer.always(conflict)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isInstanceOfSatisfying(
              Registration.AlreadyRegistered.class,
              there -> {
                assertThat(there.sameRequest()).contains(false);
                assertThat(there.lines())
                    .extracting(Registration.ExistingLine::orderLineId)
                    .containsExactly(OptionalLong.of(1), OptionalLong.of(2));
                assertThat(there.lines().get(1).unknown().names()).containsExactly("x");
              });
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_conflict_with_the_very_same_cart_after_a_lost_answer_is_a_success() {
    var same =
        Http.json(
            409,
            """
            {"name":"ORDER_LINE_EXISTS","message":"m","code":40901,"status":409,"lines":[\
            {"order_line_id":1,"same_request":true},{"order_line_id":2,"same_request":true}]}\
            """);
    try (var server = BadServer.inTurn("", Http.NO_ORDER, same)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isEqualTo(new Registration.Registered(true));
    }
    var half =
        Http.json(
            409,
            """
            {"name":"ORDER_LINE_EXISTS","message":"m","code":40901,"status":409,"lines":[\
            {"order_line_id":1,"same_request":true}]}\
            """);
    try (var server = BadServer.always(half)) {
      assertThat(Clients.patient(server).registerOrder(cart()))
          .isInstanceOfSatisfying(
              Registration.AlreadyRegistered.class,
              there -> assertThat(there.sameRequest()).isEqualTo(Optional.of(false)));
    }
  }

  @Test
  void a_cart_is_checked_before_it_is_sent() {
    assertThatThrownBy(() -> OrderRequest.of(0, "Clara"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OrderRequest.of(1, "Clara").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the cart is empty");
    assertThatThrownBy(() -> OrderRequest.of(1, "Clara").line(line(7, 1, 1)))
        .hasMessage("a line of order 12345 in the cart of order 1");
    assertThatThrownBy(() -> cart().toBuilder().line(line(9, 1, 8).part(9, 2)).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two lines have the number 2");
  }

  @Test
  void carts_can_be_compared_and_printed() {
    assertThat(cart()).isEqualTo(cart()).hasSameHashCodeAs(cart());
    assertThat(cart()).isNotEqualTo(cart().toBuilder().line(line(9, 1, 3)).build());
    assertThat(cart().toString()).contains("orderId=12345").doesNotContain("Clara");
    assertThat(cart().customer()).isEqualTo("Clara Wieck");
  }

  @Test
  void a_sale_leaves_alone_the_one_that_it_was_made_of() {
    var first = line(7, 1, 1).customer("Clara Wieck").part(8, 1).build();
    var second = first.toBuilder().asset(9).quantity(3).country("DE").line(12345, 2).part(10, 2);
    assertThat(second.build().parts()).hasSize(2);
    assertThat(second.withoutParts().build())
        .isEqualTo(
            RegisterRequest.of(9, 3, "DE")
                .line(12345, 2)
                .unitPrice(new BigDecimal("3.95"))
                .lineItemPrice(new BigDecimal("3.95"))
                .customer("Clara Wieck")
                .build());
    assertThat(first.parts()).hasSize(1);
    assertThat(first.toBuilder().build()).isEqualTo(first);
    var validated =
        RegisterRequest.validated("a")
            .line(1, 1)
            .unitPrice(BigDecimal.ONE)
            .lineItemPrice(BigDecimal.ONE);
    assertThat(validated.customer("C").build().toBuilder().token("b").build().token())
        .contains("b");
    assertThatThrownBy(() -> validated.asset(7)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> second.token("b")).isInstanceOf(IllegalStateException.class);
  }
}
