package org.partbook.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is encrypted comes back as it was, or not at all.
class FileKeysTest {
  private static final int HEAD = 36;
  private static final int SEALED = Pieces.SIZE + Pieces.TAG;
  private static final String NAME = "a/file";

  private final Lying lying = new FileKeys(new SecretKeySpec(new byte[32], "HKDF"));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void files_of_all_lengths_come_back(int length) throws IOException {
    var bytes = bytes(length);

    assertThat(open(NAME, sealed(bytes))).isEqualTo(bytes);
    assertThat(lying.size(length)).isEqualTo(sealed(bytes).length);
  }

  @Test
  void the_same_bytes_are_never_encrypted_alike() throws IOException {
    assertThat(sealed(bytes(100))).isNotEqualTo(sealed(bytes(100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 35, 36, 70_000, 131_231})
  void a_byte_that_was_changed_is_found(int at) throws IOException {
    var sealed = sealed(bytes(131_072 + 100));
    sealed[Math.min(at, sealed.length - 1)] ^= 1;

    assertThatThrownBy(() -> open(NAME, sealed)).hasMessageContaining("a/file is damaged");
  }

  @Test
  void what_was_cut_off_added_or_exchanged_is_found() throws IOException {
    var sealed = sealed(bytes(2 * Pieces.SIZE));
    var cut = Arrays.copyOf(sealed, HEAD + SEALED);
    var longer = Arrays.copyOf(sealed, sealed.length + 1);
    var exchanged = sealed.clone();
    System.arraycopy(sealed, HEAD + SEALED, exchanged, HEAD, SEALED);
    System.arraycopy(sealed, HEAD, exchanged, HEAD + SEALED, SEALED);

    for (var bad : new byte[][] {cut, longer, exchanged, Arrays.copyOf(sealed, HEAD), {}}) {
      assertThatThrownBy(() -> open(NAME, bad)).hasMessageContaining("a/file is damaged");
    }
  }

  @Test
  void no_file_takes_the_place_of_another() throws IOException {
    var sealed = sealed(bytes(10));

    assertThatThrownBy(() -> open("another", sealed)).hasMessageContaining("another is damaged");
  }

  private byte[] sealed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sealing = lying.write(NAME, out)) {
      int half = bytes.length / 2;
      sealing.write(bytes, 0, half);
      sealing.write(bytes, half, bytes.length - half);
    }
    return out.toByteArray();
  }

  private byte[] open(String name, byte[] sealed) throws IOException {
    try (var in = lying.read(name, new ByteArrayInputStream(sealed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
