package org.partbook.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of parties, held against their check digits.
class IdentifiersTest {
  @Test
  void an_isni_is_known_however_it_is_grouped() {
    assertThat(Identifiers.isni("0000 0001 2103 2683")).contains("0000000121032683");
    assertThat(Identifiers.isni("0000-0001-2150-090x")).contains("000000012150090X");
    assertThat(Identifiers.grouped("000000012150090X")).isEqualTo("0000 0001 2150 090X");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000 0001 2103 2684",
        "0000 0001 2130 2683",
        "000 0001 2103 2683",
        "0000 0001 2150 0900",
        "00000001210326830",
        "",
        "X000000121032683"
      })
  void what_does_not_check_is_no_isni(String text) {
    assertThat(Identifiers.isni(text)).isEmpty();
  }

  @Test
  void an_ipi_gets_back_the_zeros_that_spreadsheets_take() {
    assertThat(Identifiers.ipi("00014107338")).contains("00014107338");
    assertThat(Identifiers.ipi("14107338")).contains("00014107338");
    assertThat(Identifiers.ipi("199")).contains("00000000199");
    assertThat(Identifiers.ipi("90000004000")).contains("90000004000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00014107339", "00041107338", "14107383", "99", "", "000141073380", "0001410733X"})
  void what_does_not_check_is_no_ipi(String text) {
    assertThat(Identifiers.ipi(text)).isEmpty();
  }
}
