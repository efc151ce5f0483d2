package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Finding;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Wait;
import org.partbook.fault.shop.Watched;

/// Whether a trial of faults says of what is late that it is.
class BoundsTest {
  private static final Duration IN_TIME = Duration.ofMillis(900);
  private static final Duration LATE = Duration.ofMillis(1_100);

  private final Watched seen = new Watched();
  private final Findings findings = new Findings();

  private void refused(String error, Duration took) {
    seen.refused(new Wait(error, took, "POST /purchase/register: 503 " + error), true);
  }

  private void judge(Duration recovery) {
    judge(recovery, false);
  }

  private void judge(Duration recovery, boolean silences) {
    var waits = Map.of("FILES_UNAVAILABLE", Duration.ofSeconds(20));
    var row =
        new Row(
            "something broken",
            Instant.EPOCH,
            Duration.ZERO,
            new Recovery(Duration.ZERO, Optional.of(recovery)),
            seen,
            waits,
            silences);
    Bounds.PROMISED.judge(row, findings);
  }

  @Test
  void what_is_refused_and_recovered_in_time_is_no_finding() {
    refused("DATABASE_UNAVAILABLE", IN_TIME);

    judge(Duration.ofSeconds(9));

    assertThat(findings.areNone()).isTrue();
  }

  @Test
  void a_refusal_that_comes_late_is_told_with_the_fault_and_the_answer() {
    refused("DATABASE_UNAVAILABLE", LATE);
    refused("DATABASE_UNAVAILABLE", IN_TIME);

    judge(Duration.ZERO);

    assertThat(findings.shown())
        .containsExactly(
            new Finding(
                Kind.LATE_REFUSAL,
                "something broken: refused after 1.10 s, not within 1.00 s: "
                    + "POST /purchase/register: 503 DATABASE_UNAVAILABLE"));
  }

  @Test
  void what_is_waited_for_by_design_may_be_refused_later_but_not_much() {
    refused("FILES_UNAVAILABLE", Duration.ofSeconds(20));
    judge(Duration.ZERO);
    assertThat(findings.areNone()).isTrue();

    refused("FILES_UNAVAILABLE", Duration.ofSeconds(22));
    judge(Duration.ZERO);
    assertThat(findings.of(Kind.LATE_REFUSAL)).isOne();
  }

  @Test
  void a_server_that_says_nothing_is_told_of_unless_it_was_made_to() {
    seen.unanswered(new Wait("", Duration.ofSeconds(24), "GET /purchase/info: timed out"));

    judge(Duration.ZERO, true);
    assertThat(findings.areNone()).isTrue();

    judge(Duration.ZERO);
    assertThat(findings.shown())
        .containsExactly(
            new Finding(
                Kind.LATE_REFUSAL,
                "something broken: no answer after 24.00 s, not within 21.00 s: "
                    + "GET /purchase/info: timed out"));
  }

  @Test
  void a_recovery_that_takes_too_long_is_told() {
    judge(Duration.ofMillis(10_500));

    assertThat(findings.shown())
        .containsExactly(
            new Finding(
                Kind.LATE_RECOVERY,
                "something broken: each server sold again after 10.50 s, not within 10.00 s"));
  }

  @Test
  void bounds_are_given_in_seconds_and_shown_where_they_are_others() {
    var given = Options.read("--slowest-refusal", "0.25", "--longest-recovery", "90").bounds();

    assertThat(given).isEqualTo(new Bounds(Duration.ofMillis(250), Duration.ofSeconds(90)));
    assertThat(given.settings()).isEqualTo(" SLOWEST_REFUSAL=0.25 LONGEST_RECOVERY=90");
    assertThat(Options.read().bounds()).isEqualTo(Bounds.PROMISED);
    assertThat(Bounds.PROMISED.settings()).isEmpty();
  }

  @Test
  void a_bound_that_is_none_is_refused() {
    for (var none : new String[] {"soon", "0", "-1", "0.0001"}) {
      assertThatThrownBy(() -> Options.read("--longest-recovery", none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "--longest-recovery %s: it is a number of seconds, such as 10 or 0.5"
                  .formatted(none));
    }
  }
}
