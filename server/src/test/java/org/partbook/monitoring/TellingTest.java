package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When something is told, and when it isn't told again.
class TellingTest {
  private static final Sight WRONG = new Sight.Wrong("it burns");
  private static final Sight WELL = new Sight.Well();
  private static final Sight UNKNOWN = new Sight.Unknown();

  private final Telling telling = new Telling(AlertKind.BACKLOG);
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private boolean reachable = true;

  @Test
  void what_lasts_is_told_once_and_its_end_when_it_has_been_well_for_a_while() {
    pass(Duration.ofHours(5), WRONG);
    pass(Telling.CALM.minusSeconds(10), WELL);
    assertThat(told).containsExactly("begins");

    pass(Duration.ofHours(5), WELL);
    assertThat(told).containsExactly("begins", "ends");
  }

  @Test
  void what_goes_to_and_fro_is_told_no_more_than_every_ten_minutes() {
    for (int i = 0; i < 60; i++) {
      pass(Duration.ofMinutes(2), WRONG);
      pass(Duration.ofMinutes(2), WELL);
    }

    assertThat(told).hasSizeBetween(20, 45);
    assertThat(told.size()).isLessThan(60);
  }

  @Test
  void what_trembles_by_the_second_is_one_thing() {
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofSeconds(10), WRONG);
      pass(Duration.ofSeconds(10), WELL);
    }

    assertThat(told).containsExactly("begins");
  }

  @Test
  void what_nobody_knows_neither_begins_nor_ends() {
    pass(Duration.ofHours(1), UNKNOWN);
    assertThat(told).isEmpty();

    pass(Duration.ofMinutes(1), WRONG);
    pass(Duration.ofHours(1), UNKNOWN);
    assertThat(told).containsExactly("begins");
  }

  @Test
  void what_could_not_be_told_is_told_later_and_not_at_all_when_it_is_over_by_then() {
    reachable = false;
    pass(Duration.ofMinutes(5), WRONG);
    pass(Duration.ofMinutes(5), WELL);
    reachable = true;
    pass(Duration.ofMinutes(5), WELL);
    assertThat(told).isEmpty();

    reachable = false;
    pass(Duration.ofMinutes(5), WRONG);
    reachable = true;
    pass(Duration.ofMinutes(5), WRONG);
    assertThat(told).containsExactly("begins");
  }

  @Test
  void a_clock_that_is_put_back_by_a_day_keeps_nobody_from_being_told() {
    pass(Duration.ofMinutes(1), WRONG);
    pass(Duration.ofMinutes(2), WELL);
    assertThat(told).containsExactly("begins", "ends");

    now = now.minus(Duration.ofDays(1));
    pass(Duration.ofMinutes(1), WRONG);
    pass(Duration.ofSeconds(30), WELL);
    now = now.minus(Duration.ofDays(1));
    pass(Duration.ofMinutes(2), WELL);
    assertThat(told).containsExactly("begins", "ends", "begins", "ends");
  }

  @Test
  void a_count_has_grown_only_as_long_as_that_is_lately() {
    var growth = new Growth(Duration.ofMinutes(10));

    assertThat(growth.now(0, now)).isZero();
    assertThat(growth.now(3, now.plusSeconds(60))).isEqualTo(3);
    assertThat(growth.now(4, now.plusSeconds(300))).isEqualTo(4);
    assertThat(growth.now(4, now.plusSeconds(661))).isEqualTo(1);
    assertThat(growth.now(4, now.plusSeconds(901))).isZero();
  }

  @Test
  void a_disk_is_nearly_full_by_its_size_within_bounds() {
    assertThat(Conditions.isLittle(900L << 20, 4L << 30)).isTrue();
    assertThat(Conditions.isLittle(1100L << 20, 4L << 30)).isFalse();
    assertThat(Conditions.isLittle(4L << 30, 100L << 30)).isTrue();
    assertThat(Conditions.isLittle(21L << 30, 10_000L << 30)).isFalse();
  }

  @Test
  void a_certificate_is_told_of_a_week_before_it_ends() {
    var end = Optional.of(now.plus(Duration.ofDays(7)));

    assertThat(Conditions.certificate(end, now)).isEqualTo(WELL);
    assertThat(Conditions.certificate(end, now.plusSeconds(1)))
        .isEqualTo(
            new Sight.Wrong(
                "the certificate holds until 2026-01-08T00:00:00Z, and then nobody gets here"));
    assertThat(Conditions.certificate(Optional.empty(), now)).isEqualTo(WELL);
  }

  /// Looks every ten seconds.
  private void pass(Duration time, Sight sight) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      var alert = telling.due(sight, now);
      if (alert.isPresent() && reachable) {
        told.add(alert.get().begins() ? "begins" : "ends");
        telling.sent(alert.get());
      }
      now = now.plusSeconds(10);
    }
  }
}
