package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a server says of a conflict that knows which it is.
class SameRequestTest {
  private static final String SAME = conflict("true");
  private static final String OTHER = conflict("false");

  private static String conflict(String same) {
    return Http.json(
        409, "{\"name\":\"ORDER_LINE_EXISTS\",\"status\":409,\"same_request\":%s}".formatted(same));
  }

  @Test
  void a_conflict_is_with_the_same_sale_or_with_another() {
    try (var server = BadServer.inTurn(SAME, OTHER, conflict("null"), Http.CONFLICT)) {
      var api = Clients.once(server);
      assertThat(api.register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(false, Optional.of(true)));
      assertThat(api.register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(false, Optional.of(false)));
      for (var old = 0; old < 2; old++) {
        assertThat(api.register(Clients.sale()))
            .isEqualTo(new Registration.AlreadyRegistered(false));
      }
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void after_a_lost_answer_nobody_has_to_be_asked_which_it_is() {
    try (var server = BadServer.inTurn("", Http.NO_ORDER, SAME)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(server.requests()).hasSize(3);
    }
    try (var server = BadServer.inTurn("", Http.NO_ORDER, OTHER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(true, Optional.of(false)));
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_conflict_elsewhere_says_it_too_if_the_server_does() {
    try (var server = BadServer.inTurn(OTHER, Http.CONFLICT)) {
      var api = Clients.once(server);
      assertThatThrownBy(() -> api.info(1))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.sameRequest()).contains(false));
      assertThatThrownBy(() -> api.info(1))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.sameRequest()).isEmpty());
    }
  }

  /// Prices come back rounded to four decimals.
  @Test
  void a_sale_is_recognised_by_prices_that_were_rounded() {
    var binary = new BigDecimal("3.9500000000000002");
    var sale = Clients.of7().unitPrice(binary).lineItemPrice(binary).build();
    try (var server = BadServer.inTurn("", Http.ORDER)) {
      assertThat(Clients.patient(server).register(sale))
          .isEqualTo(new Registration.Registered(true));
    }
    var other = Clients.of7().unitPrice(new BigDecimal("3.9501")).build();
    try (var server = BadServer.inTurn("", Http.ORDER)) {
      assertThat(Clients.patient(server).register(other))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }
}
