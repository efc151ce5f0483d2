package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partbook.client.Cancellation.Reason;

/// Cancellations.
class CancelTest {
  private static final String LOST = "";
  private static final String CANCELLED_LINE = Http.ORDER.replace("COMPLETED", "CANCELLED");

  @Test
  void a_line_is_cancelled() {
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).cancel(12345, 1))
          .isEqualTo(new Cancellation.Cancelled(false));
      assertThat(server.requests().get(0).head())
          .startsWith("DELETE /purchase/cancel?order_id=12345&order_line_id=1 ");
    }
  }

  @Test
  void a_refusal_says_why() {
    var reasons =
        Map.of(
            "ALREADY_CANCELLED", Reason.ALREADY_CANCELLED,
            "ALREADY_DELIVERED", Reason.ALREADY_DELIVERED,
            "CANCELLATION_WINDOW_OVER", Reason.WINDOW_OVER,
            "Bad Request", Reason.OTHER);
    reasons.forEach((name, reason) -> {
      try (var server = BadServer.always(Http.error(400, name, "no"))) {
        assertThat(Clients.patient(server).cancel(12345, 1))
            .isInstanceOfSatisfying(
                Cancellation.NotCancellable.class,
                refused -> {
                  assertThat(refused.reason()).isEqualTo(reason);
                  assertThat(refused.error().name()).contains(name);
                });
        assertThat(server.requests()).hasSize(1);
      }
    });
  }

  @Test
  void a_lost_answer_is_asked_for_by_cancelling_again() {
    try (var server =
        BadServer.inTurn(LOST, Http.error(400, "ALREADY_CANCELLED", "it was cancelled"))) {
      assertThat(Clients.patient(server).cancel(12345, 1))
          .isEqualTo(new Cancellation.Cancelled(true));
    }
  }

  @Test
  void a_server_that_names_no_reasons_is_asked_how_the_line_stands() {
    var refusal = Http.error(400, "Bad Request", "invalid status");
    try (var server = BadServer.inTurn(LOST, refusal, CANCELLED_LINE)) {
      assertThat(Clients.patient(server).cancel(12345, 1))
          .isEqualTo(new Cancellation.Cancelled(true));
    }
    try (var server = BadServer.inTurn(LOST, refusal, Http.ORDER)) {
      assertThat(Clients.patient(server).cancel(12345, 1))
          .isInstanceOf(Cancellation.NotCancellable.class);
    }
  }

  @Test
  void without_repetitions_the_line_is_looked_at() {
    try (var server = BadServer.inTurn(LOST, CANCELLED_LINE)) {
      assertThat(Clients.once(server).cancel(12345, 1)).isEqualTo(new Cancellation.Cancelled(true));
    }
    try (var server = BadServer.inTurn(LOST, Http.ORDER)) {
      assertThatThrownBy(() -> Clients.once(server).cancel(12345, 1))
          .isInstanceOf(UnknownOutcomeException.class);
    }
  }

  @Test
  void a_server_that_was_too_busy_has_not_cancelled_it() {
    try (var server =
        BadServer.inTurn(
            Http.error(503, "OVERLOADED", "later"), Http.error(400, "ALREADY_CANCELLED", "no"))) {
      assertThat(Clients.patient(server).cancel(12345, 1))
          .isInstanceOf(Cancellation.NotCancellable.class);
    }
  }

  @Test
  void a_line_that_is_not_there_is_not_found() {
    try (var server = BadServer.always(Http.error(404, "ORDER_LINE_NOT_FOUND", "no such line"))) {
      assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("DELETE /purchase/cancel: 404 ORDER_LINE_NOT_FOUND: no such line");
    }
  }

  /// The token may have expired between the attempt that got through and the one that is refused.
  @Test
  void a_refusal_after_a_lost_answer_is_believed_only_if_the_line_is_not_cancelled() {
    for (var status : List.of(401, 403, 409, 422)) {
      var refusal = Http.error(status, "NO", "no");
      try (var server = BadServer.inTurn(LOST, refusal, CANCELLED_LINE)) {
        assertThat(Clients.patient(server).cancel(12345, 1))
            .isEqualTo(new Cancellation.Cancelled(true));
        assertThat(server.requests()).hasSize(3);
      }
      try (var server = BadServer.inTurn(LOST, refusal, Http.ORDER)) {
        assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
            .isInstanceOfSatisfying(
                PurchaseApiException.class, e -> assertThat(e.status()).isEqualTo(status));
      }
      try (var server = BadServer.inTurn(LOST, refusal)) {
        assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
            .isInstanceOf(UnknownOutcomeException.class);
      }
    }
  }

  @Test
  void a_line_that_is_not_there_after_a_lost_answer_is_not_found() {
    var gone = Http.error(404, "ORDER_LINE_NOT_FOUND", "no such line");
    try (var server = BadServer.inTurn(LOST, gone)) {
      assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
          .isInstanceOf(NotFoundException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }
}
