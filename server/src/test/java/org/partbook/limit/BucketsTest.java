package org.partbook.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.limit.Limit.Each;

class BucketsTest {
  private static final long SECOND = 1_000_000;
  private static final Limit LIMIT = new Limit(2, Each.SECOND, 4);

  @Test
  void there_are_so_many_and_no_more_and_crowding_one_out_gives_it_nothing() {
    var buckets = new Buckets(new Limit(1, Each.MINUTE, 4), 0, 100);
    while (buckets.of(1, 0).take(0) == 0) {
      // Until there is nothing left.
    }
    for (long key = 2; key < 10_000; key++) {
      buckets.of(key, 0).take(0);
    }
    assertThat(buckets.size()).isEqualTo(100);

    buckets.of(20_000, 2 * SECOND).take(2 * SECOND);

    assertThat(buckets.of(1, 2 * SECOND).take(2 * SECOND)).isPositive();
    assertThat(buckets.size()).isEqualTo(100);
  }

  @Test
  void those_who_find_no_place_share_some_and_get_no_fresh_ones_by_asking_again() {
    var buckets = new Buckets(LIMIT, 0, 10);
    for (long key = 1; key <= 10; key++) {
      buckets.of(key, 0).take(0);
    }

    long answered = 0;
    for (int round = 0; round < 100; round++) {
      for (long key = 1000; key < 2000; key++) {
        answered += buckets.of(key, 0).take(0) == 0 ? 1 : 0;
      }
    }
    assertThat(answered).isEqualTo(256 * 4);
  }

  @Test
  void who_has_been_quiet_gives_the_place_away() {
    var buckets = new Buckets(LIMIT, 0, 10);
    for (long key = 1; key <= 10; key++) {
      buckets.of(key, 0).take(0);
    }

    buckets.drain(10 * SECOND);

    assertThat(buckets.size()).isZero();
  }

  @Test
  void what_was_answered_elsewhere_is_owed_and_paid_back_first() {
    var bucket = new Bucket(LIMIT, 0);
    bucket.chargeHeard(4 + 10, 0);

    assertThat(bucket.take(0)).isEqualTo(6);
    assertThat(bucket.take(5 * SECOND)).isEqualTo(1);
    assertThat(bucket.take(6 * SECOND)).isZero();
  }

  @Test
  void a_clock_that_is_put_back_fills_nothing_and_stops_nothing() {
    var bucket = new Bucket(LIMIT, 100 * SECOND);
    for (int i = 0; i < 4; i++) {
      assertThat(bucket.take(100 * SECOND)).isZero();
    }

    assertThat(bucket.take(10 * SECOND)).isEqualTo(1);
    assertThat(bucket.take(11 * SECOND)).isZero();
  }

  @Test
  void each_second_of_another_server_counts_once_whether_it_is_read_twice_or_late() {
    var use = new ArrayList<>(List.of(new Pulse.Entry(true, 7, 3)));
    var speaker =
        new SharedUse(
            () -> {
              var now = List.copyOf(use);
              use.clear();
              return now;
            },
            _ -> {});
    var heard = new ArrayList<Pulse.Entry>();
    var listener = new SharedUse(List::of, heard::add);

    speaker.say(true);
    var said = speaker.say(true);
    listener.hear(Map.of("a", said));
    listener.hear(Map.of("a", said));
    listener.hear(Map.of("a", speaker.say(true)));
    listener.hear(Map.of());
    listener.hear(Map.of("a", said));

    assertThat(heard).containsExactly(new Pulse.Entry(true, 7, 3));
    assertThat(Pulse.read(new byte[] {1, 9, 0})).isEmpty();
    assertThat(Pulse.read(new byte[] {2})).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0/s,1", "1/s,0", "1/h,1", "1/s", "-1/s,1", "99999999/s,1", "on"})
  void what_is_no_limit_is_refused(String text) {
    assertThatThrownBy(() -> Limit.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limits_are_written_as_they_are_read() {
    assertThat(Limit.parse("off")).isEmpty();
    assertThat(Limit.parse("200/s, 1000").orElseThrow()).hasToString("200/s,1000");
    assertThat(Limit.parse("30/m,60").orElseThrow().rate()).isEqualTo(0.5);
  }
}
