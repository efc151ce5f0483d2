package org.partbook.bench.serving.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Line BESIDE =
      new Line(
          "x",
          "x",
          "y",
          "1/s",
          new Place("ours", "rate"),
          Optional.of(new Place("theirs", "rate")),
          Optional.of(Goal.atLeast(0.5)));

  private static Round round(double ours, double theirs) {
    return new Round(
        Map.of(
            "ours", new Measurement(Map.of("rate", ours), Others.NONE),
            "theirs", new Measurement(Map.of("rate", theirs), Others.NONE)));
  }

  @Test
  void ratios_are_those_of_each_round_not_that_of_the_medians() {
    var result = BESIDE.result(List.of(round(10, 20), round(30, 10), round(20, 80))).orElseThrow();
    assertThat(result.ours()).isEqualTo(new Spread(10, 20, 30));
    assertThat(result.theirs()).contains(new Spread(10, 20, 80));
    // 20 by 20 would be 1.
    assertThat(result.judged()).isEqualTo(new Spread(0.25, 0.5, 3));
  }

  @Test
  void a_figure_that_stands_alone_is_judged_by_itself() {
    var alone = Line.alone("x", "x", "s", new Place("ours", "rate"), Goal.atMost(2));
    var result = alone.result(List.of(round(1, 7), round(3, 7))).orElseThrow();
    assertThat(result.theirs()).isEmpty();
    assertThat(result.judged()).isEqualTo(new Spread(1, 2, 3));
  }

  @Test
  void a_round_without_the_reference_says_nothing() {
    var half = new Round(Map.of("ours", new Measurement(Map.of("rate", 5.0), Others.NONE)));
    assertThat(BESIDE.result(List.of(half))).isEmpty();
    assertThat(BESIDE.result(List.of(half, round(1, 2))).orElseThrow().ours())
        .isEqualTo(new Spread(1, 1, 1));
  }

  @Test
  void a_goal_is_met_at_its_limit() {
    assertThat(Goal.atLeast(0.7).isMetBy(0.7)).isTrue();
    assertThat(Goal.atLeast(0.7).isMetBy(0.69)).isFalse();
    assertThat(Goal.atMost(50).isMetBy(50)).isTrue();
    assertThat(Goal.atMost(50).isMetBy(50.1)).isFalse();
  }
}
