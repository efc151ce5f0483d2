package org.partbook.copies.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partbook.copies.licence.CopyCode;

class ReedSolomonTest {
  private final Random random = new Random(11);

  @Test
  void a_word_is_read_as_long_as_enough_of_it_is_left() {
    for (int round = 0; round < 300; round++) {
      for (int erasures = 0; erasures <= 8; erasures++) {
        for (int errors = 0; erasures + 2 * errors <= 12 && erasures + errors <= 8; errors++) {
          var data = bytes(ReedSolomon.DATA);
          var damaged = damaged(data, erasures, errors);
          var word = ReedSolomon.decode(damaged.word, damaged.missing);
          assertThat(word).as("%d erasures, %d errors", erasures, errors).isPresent();
          assertThat(word.get().code()).isEqualTo(CopyCode.of(data));
          assertThat(word.get().corrected()).isEqualTo(erasures + errors);
        }
      }
    }
  }

  @Test
  void a_word_of_which_too_little_is_left_is_not_guessed() {
    int[][] tooMuch = {{0, 7}, {0, 12}, {9, 0}, {12, 0}, {22, 0}, {8, 2}, {6, 4}, {4, 5}};
    for (int round = 0; round < 2000; round++) {
      for (var damage : tooMuch) {
        var damaged = damaged(bytes(ReedSolomon.DATA), damage[0], damage[1]);
        assertThat(ReedSolomon.decode(damaged.word, damaged.missing)).isEmpty();
      }
    }
  }

  @Test
  void noise_is_no_word() {
    for (int round = 0; round < 20_000; round++) {
      var missing = new boolean[ReedSolomon.SYMBOLS];
      Arrays.fill(missing, 0, round % 7, true);
      assertThat(ReedSolomon.decode(bytes(ReedSolomon.SYMBOLS), missing)).isEmpty();
    }
  }

  private Damaged damaged(byte[] data, int erasures, int errors) {
    var word = ReedSolomon.encode(data);
    var missing = new boolean[ReedSolomon.SYMBOLS];
    var places = places();
    for (int i = 0; i < erasures; i++) {
      missing[places[i]] = true;
      word[places[i]] = (byte) random.nextInt();
    }
    for (int i = erasures; i < erasures + errors; i++) {
      word[places[i]] ^= (byte) (1 + random.nextInt(255));
    }
    return new Damaged(word, missing);
  }

  private int[] places() {
    var places = IntStream.range(0, ReedSolomon.SYMBOLS).toArray();
    for (int i = places.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int place = places[i];
      places[i] = places[other];
      places[other] = place;
    }
    return places;
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static final class Damaged {
    final byte[] word;
    final boolean[] missing;

    Damaged(byte[] word, boolean[] missing) {
      this.word = word;
      this.missing = missing;
    }
  }
}
