package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void the_cents_that_are_left_over_go_to_the_first_ones() {
    assertThat(Shares.of(new BigDecimal("12.30"), 4))
        .containsExactly(
            new BigDecimal("3.08"),
            new BigDecimal("3.08"),
            new BigDecimal("3.07"),
            new BigDecimal("3.07"));
  }

  @Test
  void what_is_less_than_a_cent_is_not_lost() {
    for (var price : new String[] {"0", "0.0001", "0.01", "1.0001", "999999999.9999", "7"}) {
      for (int count = 1; count <= 7; count++) {
        assertThat(Shares.of(new BigDecimal(price), count).stream().reduce(BigDecimal::add))
            .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo(price));
      }
    }
  }
}
