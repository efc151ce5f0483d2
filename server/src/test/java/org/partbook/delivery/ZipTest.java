package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive as other programs read it.
class ZipTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 30, 3, 57, 26);
  private static final int PIECE = 64 * 1024;

  @TempDir private Path folder;

  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  private record Text(String name, byte[] bytes) implements Zip.Content {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public LocalDateTime time() {
      return TIME;
    }

    @Override
    public long checksum() {
      var crc = new CRC32();
      crc.update(bytes);
      return crc.getValue();
    }

    @Override
    public void read(ByteBuffer target, long at) {
      target.put(bytes, (int) at, Math.min(target.remaining(), bytes.length - (int) at));
    }
  }

  /// So many bytes that nobody stores.
  private record Nothing(String name, long length) implements Zip.Content {
    @Override
    public LocalDateTime time() {
      return TIME;
    }

    @Override
    public long checksum() {
      return 4711;
    }

    @Override
    public void read(ByteBuffer target, long at) {
      throw new AssertionError("nobody wants these bytes");
    }
  }

  private static Text text(String name, String text) {
    return new Text(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(Zip zip, long from, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      zip.read(bytes, from + bytes.position());
    }
    return bytes.array();
  }

  @Test
  void java_reads_it_as_a_stream_and_by_its_directory() throws IOException {
    var zip =
        new Zip(
            List.of(text("Träumerei.pdf", "one"), text("山田 – 2.pdf", "two"), text("empty", "")));
    var file = Files.write(folder.resolve("a.zip"), read(zip, 0, (int) zip.length()));

    var names = new ArrayList<String>();
    try (var in = new ZipInputStream(Files.newInputStream(file))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        // It compares the checksum.
        names.add(entry.getName() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(names).containsExactly("Träumerei.pdf one", "山田 – 2.pdf two", "empty ");
    try (var archive = new ZipFile(file.toFile())) {
      var entry = archive.getEntry("山田 – 2.pdf");
      assertThat(entry.getTimeLocal()).isEqualTo(TIME);
      assertThat(entry.getSize()).isEqualTo(3);
      assertThat(archive.getInputStream(entry).readAllBytes()).asString().isEqualTo("two");
    }
  }

  @Test
  void every_stretch_is_the_same_as_in_the_whole() throws IOException {
    var zip = new Zip(List.of(text("a", "some"), text("b", ""), text("c", "more")));
    var whole = read(zip, 0, (int) zip.length());

    for (int from = 0; from < whole.length; from++) {
      for (int to = from + 1; to <= whole.length; to++) {
        assertThat(read(zip, from, to - from)).isEqualTo(Arrays.copyOfRange(whole, from, to));
      }
    }
  }

  /// What isn't read of it needn't be there: the file has holes.
  @Test
  void what_is_larger_than_4_GiB_and_what_lies_behind_it_is_found() throws IOException {
    long large = (5L << 30) + 3;
    var zip =
        new Zip(List.of(text("first", "one"), new Nothing("large", large), text("last", "end")));
    var file = folder.resolve("large.zip");
    try (var out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      int head = 30 + 5 + 3 + 30 + 5 + 20;
      out.write(ByteBuffer.wrap(read(zip, 0, head)), 0);
      long behind = head + large;
      out.write(ByteBuffer.wrap(read(zip, behind, (int) (zip.length() - behind))), behind);
      assertThat(out.size()).isEqualTo(zip.length());
    }

    try (var archive = new ZipFile(file.toFile())) {
      assertThat(archive.size()).isEqualTo(3);
      assertThat(archive.getEntry("large").getSize()).isEqualTo(large);
      assertThat(archive.getEntry("large").getCrc()).isEqualTo(4711);
      var last = archive.getEntry("last");
      assertThat(archive.getInputStream(last).readAllBytes()).asString().isEqualTo("end");
    }
    try (var in = new ZipInputStream(Files.newInputStream(file))) {
      assertThat(in.getNextEntry().getName()).isEqualTo("first");
      assertThat(in.getNextEntry().getSize()).isEqualTo(large);
      var piece = new byte[PIECE];
      assertThat(in.read(piece)).isPositive();
    }
  }
}
