package org.partbook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | DE",
        "de-CH, de;q=0.9, en;q=0.5 | DE",
        "it, fr;q=0.8, en;q=0.7 | FR",
        "en;q=0.1, ja | JA",
        "tlh | EN",
        "* | EN",
        "'' | EN",
        "not a language | EN"
      })
  void buyers_are_spoken_to_in_what_their_browser_likes_best_of_ours(
      String asked, Language answer) {
    assertThat(Language.asked(asked)).isEqualTo(answer);
  }

  /// To read all of it took the square of its length.
  @Test
  void of_a_header_without_end_only_the_beginning_is_read() {
    var tags =
        IntStream.range(0, 17_000)
            .mapToObj(i -> "%c%c%c".formatted('a' + i / 676 % 26, 'a' + i / 26 % 26, 'a' + i % 26))
            .collect(Collectors.joining(","));
    var began = System.nanoTime();

    for (int i = 0; i < 50; i++) {
      assertThat(Language.asked("fr," + tags)).isEqualTo(Language.FR);
      assertThat(Language.asked("f".repeat(60_000))).isEqualTo(Language.EN);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
