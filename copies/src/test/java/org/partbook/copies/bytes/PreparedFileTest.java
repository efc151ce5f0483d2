package org.partbook.copies.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.copies.bytes.PreparedFile.Kind;
import org.partbook.copies.file.Regions;

class PreparedFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_description_is_read_back_from_behind_whatever_stands_before_it(Kind kind)
      throws IOException {
    var description = new byte[] {5, 0, -1, 7};

    var read = read(written(new byte[1000], kind, description));

    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.description()).isEqualTo(description);
    assertThat(read(written(new byte[0], kind, new byte[0])).description()).isEmpty();
  }

  @Test
  void what_is_no_prepared_file_is_told_apart() throws IOException {
    var good = written(new byte[10], Kind.PDF, new byte[20]);

    requireRefused(new byte[0], "not a prepared file");
    requireRefused(new byte[] {'P', 'B', 'K', '1'}, "not a prepared file");
    requireRefused(new byte[100], "not a prepared file");
    requireRefused(Arrays.copyOf(good, good.length - 1), "not a prepared file");
    requireRefused(Arrays.copyOfRange(good, 11, good.length), "not a prepared file");
  }

  @Test
  void a_kind_of_a_later_version_is_refused() throws IOException {
    var bytes = written(new byte[10], Kind.PDF, new byte[20]);
    bytes[bytes.length - 9] = 42;

    requireRefused(bytes, "unknown kind: 42");
  }

  @Test
  void a_length_that_cannot_be_is_refused() throws IOException {
    var bytes = written(new byte[10], Kind.PDF, new byte[20]);
    bytes[bytes.length - 8] = -1;

    requireRefused(bytes, "not a prepared file");
  }

  private static byte[] written(byte[] before, Kind kind, byte[] description) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(before);
    new PreparedFile(kind, description).writeTo(out);
    return out.toByteArray();
  }

  private PreparedFile read(byte[] bytes) throws IOException {
    var path = Files.write(folder.resolve("prepared"), bytes);
    try (var file = Regions.of(path)) {
      return PreparedFile.read(file);
    }
  }

  private void requireRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }
}
