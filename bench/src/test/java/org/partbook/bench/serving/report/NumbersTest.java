package org.partbook.bench.serving.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void figures_have_as_many_digits_as_say_something() {
    assertThat(Numbers.shortly(12345.6)).isEqualTo("12,346");
    assertThat(Numbers.shortly(1000)).isEqualTo("1,000");
    assertThat(Numbers.shortly(45.67)).isEqualTo("45.7");
    assertThat(Numbers.shortly(1.234)).isEqualTo("1.23");
    assertThat(Numbers.shortly(1)).isEqualTo("1");
    assertThat(Numbers.shortly(0.1)).isEqualTo("0.1");
    assertThat(Numbers.shortly(0.01234)).isEqualTo("0.0123");
    assertThat(Numbers.shortly(0)).isEqualTo("0");
  }
}
