package org.partbook.bench.serving.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OthersTest {
  @Test
  void what_is_not_our_own_is_of_others() {
    // Two processors for ten seconds, at a hundred ticks a second.
    assertThat(Others.of(1500, 1300, 40, 2000)).isEqualTo(new Others(0.1, 0.02));
  }

  @Test
  void nobody_takes_less_than_nothing() {
    assertThat(Others.of(100, 103, 0, 2000)).isEqualTo(Others.NONE);
  }

  @Test
  void of_no_time_nothing_was_taken() {
    assertThat(Others.of(1, 0, 0, 0)).isEqualTo(Others.NONE);
  }
}
