package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Breaks the connection at every byte of an answer.
class CutConnectionTest {
  @ParameterizedTest
  @MethodSource("org.partbook.client.Operation#all")
  @Timeout(300)
  void an_answer_that_is_cut_anywhere_is_never_taken_for_another(Operation operation)
      throws Exception {
    var whole = operation.goodAnswer();
    var cut = new AtomicInteger();
    try (var server =
        new BadServer((request, connection) -> connection.send(whole.substring(0, cut.get())))) {
      var api = Clients.once(server);
      var headers = whole.indexOf("\r\n\r\n") + 4;
      for (; cut.get() < whole.length(); cut.incrementAndGet()) {
        assertThatThrownBy(() -> operation.call(api))
            .as("cut after %s bytes", cut)
            .isInstanceOf(PurchaseApiException.class)
            .hasMessageNotContaining(Clients.TOKEN);
      }
      assertThat(operation.call(api)).isNotNull();
      assertThat(headers).isPositive();
      assertThat(server.openConnections()).isZero();
    }
  }

  /// The server has stored the sale, whatever has become of its answer.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(300)
  void a_registration_whose_answer_is_cut_anywhere_is_found(boolean abruptly) throws Exception {
    var cut = new AtomicInteger();
    try (var server =
        new BadServer((request, connection) -> {
          if (request.method().equals("GET")) {
            connection.send(Http.ORDER);
            return;
          }
          connection.send(Http.CREATED.substring(0, cut.get()));
          if (abruptly) {
            connection.reset();
          }
        })) {
      var api = Clients.once(server);
      for (; cut.get() < Http.CREATED.length(); cut.incrementAndGet()) {
        assertThat(api.register(Clients.sale()))
            .as("cut after %s bytes", cut)
            .isEqualTo(new Registration.Registered(true));
      }
      assertThat(server.requests()).hasSize(2 * Http.CREATED.length());
    }
  }
}
