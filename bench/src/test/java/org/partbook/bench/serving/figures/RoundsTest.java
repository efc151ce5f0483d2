package org.partbook.bench.serving.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final Rounds rounds = new Rounds(2, 3, 0.05);

  /// A round in which others took so much from one of the two contenders.
  private static Round round(double rate, double share) {
    return new Round(
        Map.of(
            "ours", new Measurement(Map.of("rate", rate), new Others(share, 0)),
            "theirs", new Measurement(Map.of("rate", 100.0), Others.NONE)));
  }

  @Test
  void as_many_undisturbed_rounds_as_are_wanted_are_enough() {
    rounds.add(round(1, 0.01));
    assertThat(rounds.areEnough(true)).isFalse();
    rounds.add(round(2, 0.05));
    assertThat(rounds.areEnough(true)).isTrue();
    assertThat(rounds.repeated()).isZero();
  }

  @Test
  void a_disturbed_round_is_repeated_and_does_not_count() {
    rounds.add(round(1, 0.01));
    rounds.add(round(2, 0.3));
    assertThat(rounds.areEnough(true)).isFalse();
    rounds.add(round(3, 0.02));
    assertThat(rounds.areEnough(true)).isTrue();
    assertThat(rounds.counted()).containsExactly(round(1, 0.01), round(3, 0.02));
    assertThat(rounds.repeated()).isEqualTo(1);
    assertThat(rounds.others().share()).isEqualTo(0.02);
  }

  @Test
  void where_all_rounds_are_disturbed_the_least_disturbed_ones_count_in_the_end() {
    rounds.add(round(1, 0.5));
    rounds.add(round(2, 0.2));
    rounds.add(round(3, 0.4));
    rounds.add(round(4, 0.3));
    assertThat(rounds.areEnough(true)).isFalse();
    rounds.add(round(5, 0.6));
    assertThat(rounds.areEnough(true)).isTrue();
    assertThat(rounds.counted()).containsExactly(round(2, 0.2), round(4, 0.3));
    assertThat(rounds.others().share()).isEqualTo(0.3);
    assertThat(rounds.repeated()).isEqualTo(3);
  }

  @Test
  void nothing_is_repeated_when_there_is_no_time_left() {
    rounds.add(round(1, 0.5));
    assertThat(rounds.areEnough(false)).isFalse();
    rounds.add(round(2, 0.5));
    assertThat(rounds.areEnough(true)).isFalse();
    assertThat(rounds.areEnough(false)).isTrue();
  }

  @Test
  void what_the_host_has_stolen_disturbs_as_well() {
    var stolen = new Measurement(Map.of(), new Others(0.03, 0.03));
    rounds.add(new Round(Map.of("ours", stolen)));
    rounds.add(round(1, 0));
    assertThat(rounds.areEnough(true)).isFalse();
  }
}
