package org.partbook.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void the_latest_of_each_day_week_and_month_stays() {
    var all = new ArrayList<String>();
    // 2026-11-30 is a Monday.
    for (var day = Instant.parse("2026-06-01T03:00:00Z");
        !day.isAfter(Instant.parse("2026-11-30T03:00:00Z"));
        day = day.plus(1, ChronoUnit.DAYS)) {
      all.add(BackupIds.of(day));
      all.add(BackupIds.of(day.plus(1, ChronoUnit.HOURS)));
    }
    var staying = new ArrayList<>(all);
    staying.removeAll(Keep.parse("3d2w4m").superfluous(all, BERLIN));

    assertThat(staying)
        .containsExactly(
            "2026-08-31T040000Z",
            "2026-09-30T040000Z",
            "2026-10-31T040000Z",
            "2026-11-28T040000Z",
            "2026-11-29T040000Z",
            "2026-11-30T040000Z");
  }

  @Test
  void days_are_those_of_the_publisher() {
    var all = List.of("2026-06-01T210000Z", "2026-06-01T230000Z");

    assertThat(Keep.parse("2d").superfluous(all, BERLIN)).isEmpty();
    assertThat(Keep.parse("2d").superfluous(all, ZoneId.of("UTC")))
        .containsExactly("2026-06-01T210000Z");
  }

  @Test
  void the_latest_of_all_stays_whatever_the_rule() {
    assertThat(Keep.parse("0d").superfluous(List.of("2026-06-01T210000Z"), BERLIN)).isEmpty();
    assertThat(Keep.parse("1y").superfluous(List.of(), BERLIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "d", "7 d", "4w7d", "7d7d", "-1d", "99999d", "7D"})
  void what_is_no_rule_is_refused(String text) {
    assertThatThrownBy(() -> Keep.parse(text)).hasMessageContaining("as in 7d4w12m");
  }
}
