package org.partbook.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keys are encrypted with, and what can be done with what is.
class SealsTest {
  private static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(UTF_8);
  private static final String USE = "webhook 1";

  @TempDir private Path folder;

  private static String line(int filled) {
    var key = new byte[32];
    Arrays.fill(key, (byte) filled);
    return Base64.getEncoder().encodeToString(key);
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("key"), String.join("\n", lines));
  }

  private static byte[] sealed(Kept kept) {
    return Objects.requireNonNull(kept.sealed());
  }

  @Test
  void what_was_sealed_is_opened_for_its_use_and_for_no_other() throws IOException {
    var seals = Seals.of(file(line(1)));
    var kept = seals.keep(SECRET, USE);

    assertThat(kept.clear()).isNull();
    assertThat(new String(sealed(kept), UTF_8)).doesNotContain("secret");
    assertThat(seals.open(kept, USE)).isEqualTo(SECRET);
    assertThatThrownBy(() -> seals.open(kept, "webhook 2"))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("was changed, or was sealed for something else (webhook 2)");
  }

  @Test
  void two_that_are_equal_are_sealed_differently() throws IOException {
    var seals = Seals.of(file(line(1)));

    assertThat(sealed(seals.keep(SECRET, USE))).isNotEqualTo(sealed(seals.keep(SECRET, USE)));
  }

  @Test
  void with_any_byte_changed_or_lost_it_is_not_opened() throws IOException {
    var seals = Seals.of(file(line(1)));
    var sealed = sealed(seals.keep(SECRET, USE));
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      var shorter = Arrays.copyOf(sealed, i);
      for (var spoilt : new byte[][] {changed, shorter}) {
        assertThatThrownBy(() -> seals.open(Kept.of(null, spoilt), USE))
            .as("byte %d", i)
            .isInstanceOf(SealException.class);
      }
    }
  }

  @Test
  void a_key_that_is_put_first_seals_and_the_former_ones_open() throws IOException {
    var file = file(line(1));
    var seals = Seals.of(file);
    var before = seals.keep(SECRET, USE);
    file("# the second", line(2), "", line(1));

    assertThat(seals.look()).isEmpty();

    assertThat(seals.open(before, USE)).isEqualTo(SECRET);
    assertThat(seals.keep(SECRET, USE).key()).contains(seals.numbers().getFirst());
    assertThat(seals.keepLike(before, SECRET, USE).key()).isEqualTo(before.key());
    assertThat(seals.numbers()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_file_that_is_spoilt_while_it_is_used_is_told_and_what_was_read_goes_on()
      throws IOException {
    var seals = Seals.of(file(line(1)));
    var kept = seals.keep(SECRET, USE);
    file("half a l");

    assertThat(seals.look().orElseThrow()).contains("PARTBOOK_KEY_FILE", "line 1 isn't 32 bytes");
    assertThat(seals.open(kept, USE)).isEqualTo(SECRET);
  }

  @Test
  void a_missing_key_is_told_by_its_number_with_the_setting() throws IOException {
    var kept = Seals.of(file(line(1))).keep(SECRET, USE);
    var number = kept.key().orElseThrow();

    assertThatThrownBy(() -> Seals.none().open(kept, USE))
        .hasMessageContaining(number)
        .hasMessageContaining("PARTBOOK_KEY_FILE isn't set");
    assertThatThrownBy(() -> Seals.of(file(line(2))).open(kept, USE))
        .hasMessageContaining(number)
        .hasMessageContaining("PARTBOOK_KEY_FILE '" + folder.resolve("key") + "' has ");
  }

  @Test
  void what_is_no_file_of_keys_is_refused_without_what_is_in_it() throws IOException {
    var almost = "c2VjcmV0IHNlY3JldCBzZWNyZXQ";
    assertThatThrownBy(() -> Seals.of(file(line(1), almost)))
        .hasMessageContaining("line 2 isn't 32 bytes as Base64")
        .message()
        .doesNotContain(almost);
    assertThatThrownBy(() -> Seals.of(file("# nothing"))).hasMessage("there is no key in it");
    assertThatThrownBy(() -> Seals.of(file("x".repeat(20_000)))).hasMessageContaining("too big");
    assertThatThrownBy(() -> Seals.of(folder.resolve("nowhere")))
        .hasMessage("there is no such file that could be read");
  }
}
