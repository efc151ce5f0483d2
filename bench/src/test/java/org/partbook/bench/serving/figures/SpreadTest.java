package org.partbook.bench.serving.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_median_of_an_odd_number_of_figures_is_the_one_in_the_middle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
  }

  @Test
  void the_median_of_an_even_number_of_figures_lies_between_the_two_in_the_middle() {
    assertThat(Spread.of(List.of(10.0, 1.0, 4.0, 3.0))).isEqualTo(new Spread(1, 3.5, 10));
  }

  @Test
  void one_figure_is_its_own_spread() {
    assertThat(Spread.of(List.of(2.5))).isEqualTo(new Spread(2.5, 2.5, 2.5));
  }

  @Test
  void there_is_no_spread_of_nothing() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
