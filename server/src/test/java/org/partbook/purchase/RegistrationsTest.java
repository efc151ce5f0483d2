package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.partbook.db.GroupCommit.QueueFull;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.Registrations.Outcome;

/// What is said of a registration that is handed in and isn't written; that it is, others see.
class RegistrationsTest {
  @Test
  void who_waits_for_too_long_is_told_that_nobody_knows() {
    var refused = refused(new CompletableFuture<>(), Duration.ofMillis(20));

    assertThat(refused.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(refused.text()).contains("register it again: 201 or 409 will tell");
  }

  @Test
  void who_finds_no_room_is_told_that_nothing_was_registered() {
    var refused = refused(CompletableFuture.failedFuture(new QueueFull()), Duration.ofMinutes(1));

    assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED);
    assertThat(refused.text()).contains("nothing was registered");
  }

  private static ApiException refused(CompletableFuture<Outcome> outcome, Duration most) {
    return catchThrowableOfType(ApiException.class, () -> Registrations.awaited(outcome, most));
  }
}
