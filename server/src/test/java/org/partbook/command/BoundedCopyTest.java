package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.command.BoundedCopy.BadSource;

class BoundedCopyTest {
  private static final byte[] DATA = "some data, some data, some data".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path from = Path.of("");
  private Path to = Path.of("");

  @BeforeEach
  void choose_files() {
    from = folder.resolve("countries.mmdb.gz");
    to = folder.resolve("unpacked");
  }

  @Test
  void a_file_is_unpacked_where_its_bytes_say_so_whatever_its_name() throws IOException {
    unpack(gzip(DATA), 100);
    assertThat(to).hasBinaryContent(DATA);

    unpack(DATA, 100);
    assertThat(to).hasBinaryContent(DATA);
  }

  @Test
  void short_files_are_no_matter() throws IOException {
    for (var bytes : new byte[][] {{}, {0x1f}, {0x1f, 0}}) {
      unpack(bytes, 100);
      assertThat(to).hasBinaryContent(bytes);
    }
  }

  @Test
  void a_small_file_with_very_much_in_it_is_given_up_at_the_limit() throws IOException {
    var bomb = gzip(new byte[10 << 20]);
    assertThat(bomb).hasSizeLessThan(20_000);

    assertThatThrownBy(() -> unpack(bomb, 1 << 20))
        .isInstanceOf(BadSource.class)
        .hasMessage("it is larger than 1 MB");
    assertThat(Files.size(to)).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void what_is_damaged_or_cut_off_is_told() throws IOException {
    var packed = gzip(DATA);
    var damaged = packed.clone();
    damaged[packed.length - 6]++;

    for (var bytes :
        new byte[][] {
          {0x1f, (byte) 0x8b},
          Arrays.copyOf(packed, 12),
          Arrays.copyOf(packed, packed.length - 9),
          Arrays.copyOf(packed, packed.length - 1),
          damaged
        }) {
      assertThatThrownBy(() -> unpack(bytes, 100))
          .isInstanceOf(BadSource.class)
          .hasMessageStartingWith("it can't be read to its end: ");
    }
    assertThatThrownBy(() -> new BoundedCopy(100).unpack(folder.resolve("none"), to))
        .isInstanceOf(BadSource.class)
        .hasMessageStartingWith("it can't be read: ");
  }

  @Test
  void a_file_that_is_there_already_is_left_as_it_is() throws IOException {
    Files.write(to, DATA);

    assertThatThrownBy(() -> new BoundedCopy(100).unpack(Files.write(from, new byte[9]), to))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(to).hasBinaryContent(DATA);
  }

  @Test
  void a_disk_that_cannot_take_it_is_not_the_source_s_fault() throws IOException {
    // A file that cannot be made is as far as a test gets without a disk of its own.
    var nowhere = folder.resolve("nowhere/unpacked");

    assertThatThrownBy(() -> new BoundedCopy(100).copy(new ByteArrayInputStream(DATA), nowhere))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(BadSource.class);
  }

  private void unpack(byte[] bytes, long most) throws IOException {
    Files.deleteIfExists(to);
    new BoundedCopy(most).unpack(Files.write(from, bytes), to);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
