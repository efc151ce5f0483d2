package org.partbook.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// However much there is, little of it is kept.
class BoundsTest {
  @Test
  void of_very_many_particulars_the_first_are_kept_and_the_rest_is_counted() {
    var particulars = new Particulars();
    IntStream.range(0, 5000).forEach(number -> particulars.add("line " + number));

    assertThat(particulars.count()).isEqualTo(5000);
    assertThat(particulars.list()).hasSize(101).startsWith("line 0").endsWith("and 4900 more");
  }

  @Test
  void a_sample_is_as_large_as_it_was_asked_to_be_and_comes_from_everywhere() {
    var taken = new ArrayList<Integer>();
    var sample = new Sample<Integer>(OptionalInt.of(100), taken::add);
    IntStream.range(0, 10_000).forEach(sample::offer);

    assertThat(taken).isEmpty();
    assertThat(sample.finish()).isEqualTo(100);
    assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    // By chance that isn't so once in 2 to the 100th times.
    assertThat(taken).anyMatch(one -> one >= 5000).anyMatch(one -> one < 5000);
  }
}
