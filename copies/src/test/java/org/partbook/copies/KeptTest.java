package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void what_was_made_is_not_made_again() {
    var kept = new Kept<String, byte[]>(1_000_000, bytes -> bytes.length);

    var first = kept.get("one", () -> bytes(100));

    assertThat(kept.get("one", () -> bytes(200))).isSameAs(first);
    assertThat(made).hasValue(1);
    assertThat(kept.bytes()).isEqualTo(100 + Kept.ENTRY);
  }

  @Test
  void however_much_is_made_what_is_kept_stays_within_its_bytes() {
    int most = 20 * (1000 + Kept.ENTRY) + 500;
    var kept = new Kept<Integer, byte[]>(most, bytes -> bytes.length);

    for (int i = 0; i < 500; i++) {
      kept.get(i, () -> bytes(1000));
      assertThat(kept.bytes()).isLessThanOrEqualTo(most);
    }

    assertThat(kept.bytes()).isEqualTo(20 * (1000 + Kept.ENTRY));
  }

  @Test
  void the_number_of_things_that_take_nothing_has_a_bound_as_well() {
    var kept = new Kept<Integer, byte[]>(10 * Kept.ENTRY, bytes -> bytes.length);

    for (int i = 0; i < 100; i++) {
      kept.get(i, () -> bytes(0));
    }

    assertThat(kept.bytes()).isEqualTo(10 * Kept.ENTRY);
  }

  @Test
  void what_was_used_last_stays() {
    var kept = new Kept<Integer, byte[]>(10 * Kept.ENTRY, bytes -> bytes.length);
    var first = kept.get(0, () -> bytes(0));
    for (int i = 1; i < 100; i++) {
      kept.get(i, () -> bytes(0));
      assertThat(kept.get(0, () -> bytes(0))).isSameAs(first);
    }

    assertThat(made).hasValue(100);
  }

  @Test
  void what_takes_more_than_its_share_is_not_kept_and_drives_nothing_out() {
    int most = 8 * (1000 + Kept.ENTRY);
    var kept = new Kept<String, byte[]>(most, bytes -> bytes.length);
    var small = kept.get("small", () -> bytes(1000));

    assertThat(kept.get("large", () -> bytes(1001))).hasSize(1001);

    assertThat(kept.bytes()).isEqualTo(1000 + Kept.ENTRY);
    assertThat(kept.get("small", () -> bytes(1))).isSameAs(small);
  }

  private byte[] bytes(int length) {
    made.incrementAndGet();
    return new byte[length];
  }
}
