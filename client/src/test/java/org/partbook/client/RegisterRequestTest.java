package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A sale says what it is, and whether it is the same as another.
class RegisterRequestTest {
  private static RegisterRequest.Builder validated(String token) {
    return RegisterRequest.validated(token)
        .line(12345, 1)
        .unitPrice(new BigDecimal("3.95"))
        .lineItemPrice(new BigDecimal("3.95"))
        .customer("Clara Wieck");
  }

  @Test
  void a_sale_can_be_read() {
    var named = Clients.of7().part(8, 2).build();
    assertThat(named.assetId()).hasValue(7);
    assertThat(named.quantity()).hasValue(1);
    assertThat(named.countryCode()).contains("US");
    assertThat(named.token()).isEmpty();
    assertThat(named.orderId()).isEqualTo(12345);
    assertThat(named.orderLineId()).isEqualTo(1);
    assertThat(named.unitPrice()).isEqualTo("3.95");
    assertThat(named.lineItemPrice()).isEqualTo("3.95");
    assertThat(named.customer()).isEqualTo("Clara Wieck");
    assertThat(named.parts()).containsExactly(new PurchasePart(8, 2));

    var validated = validated("v4lid").build();
    assertThat(validated.token()).contains("v4lid");
    assertThat(validated.assetId()).isEmpty();
    assertThat(validated.quantity()).isEmpty();
    assertThat(validated.countryCode()).isEmpty();
    assertThat(validated)
        .hasToString(
            "RegisterRequest[orderId=12345, orderLineId=1, unitPrice=3.95, lineItemPrice=3.95]");
  }

  @Test
  void the_same_sale_is_equal() {
    var sale = Clients.sale();
    var same = Clients.of7().unitPrice(new BigDecimal("3.950")).build();
    assertThat(same).isEqualTo(sale).hasSameHashCodeAs(sale);
    assertThat(validated("a").build()).isEqualTo(validated("a").build());
  }

  @Test
  void another_sale_is_not() {
    List<UnaryOperator<RegisterRequest.Builder>> changes =
        List.of(
            sale -> sale.line(12346, 1),
            sale -> sale.line(12345, 2),
            sale -> sale.unitPrice(new BigDecimal("3.96")),
            sale -> sale.lineItemPrice(new BigDecimal("3.96")),
            sale -> sale.customer("Clara Schumann"),
            sale -> sale.part(8, 1));
    for (var change : changes) {
      assertThat(change.apply(Clients.of7()).build()).isNotEqualTo(Clients.sale());
    }
    assertThat(validated("b").build()).isNotEqualTo(validated("a").build());
    assertThat(validated("a").build()).isNotEqualTo(Clients.sale());
    var elsewhere =
        List.of(
            RegisterRequest.of(8, 1, "US"),
            RegisterRequest.of(7, 2, "US"),
            RegisterRequest.of(7, 1, "DE"));
    for (var other : elsewhere) {
      var sale =
          other
              .line(12345, 1)
              .unitPrice(new BigDecimal("3.95"))
              .lineItemPrice(new BigDecimal("3.95"))
              .customer("Clara Wieck")
              .build();
      assertThat(sale).isNotEqualTo(Clients.sale());
    }
  }
}
