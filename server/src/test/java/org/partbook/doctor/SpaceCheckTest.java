package org.partbook.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceCheckTest {
  @ParameterizedTest
  @CsvSource({
    "1073741824, OK, 1.0 GiB are free",
    "1073741823, WARNING, 1024.0 MiB are free",
    "104857600, WARNING, 100.0 MiB are free",
    "104857599, FAULT, 100.0 MiB are free",
    "0, FAULT, 0 bytes are free"
  })
  void a_disk_that_fills_up_is_warned_of_before_it_is_full(
      long free, Verdict verdict, String message) {
    var outcome = SpaceCheck.judge(free);

    assertThat(outcome.verdict()).isEqualTo(verdict);
    assertThat(outcome.message()).isEqualTo(message);
    assertThat(outcome.toDo().isPresent()).isEqualTo(verdict != Verdict.OK);
  }
}
