package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportProgressTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void the_bar_tells_how_far_it_is_how_fast_and_how_long_it_will_take() {
    assertThat(ImportProgress.text(50, 200, 1000, 0, 10 * SECOND))
        .isEqualTo("importing [#####---------------]  25 %  1000 lines  100/s  0:30 left");
    assertThat(ImportProgress.text(200, 200, 4000, 3, 40 * SECOND))
        .isEqualTo(
            "importing [####################] 100 %  4000 lines  100/s  0:00 left  3 refused");
  }

  @Test
  void an_empty_file_and_a_first_look_divide_by_nothing() {
    assertThat(ImportProgress.text(0, 0, 0, 0, 0)).contains("100 %", "0:00 left");
    assertThat(ImportProgress.text(0, 100, 0, 0, 0)).contains("[----", "  0 %", "0:00 left");
  }
}
