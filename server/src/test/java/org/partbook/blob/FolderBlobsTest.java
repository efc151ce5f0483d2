package org.partbook.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest {
  private static final byte[] SCORE = "score".getBytes(UTF_8);

  private final Path folder;
  private final FolderBlobs blobs;

  FolderBlobsTest(@TempDir Path temporary) throws IOException {
    this.folder = temporary.resolve("blobs");
    this.blobs = new FolderBlobs(folder);
  }

  @Test
  void what_breaks_off_while_it_is_written_leaves_nothing() throws IOException {
    var reads = new AtomicInteger();
    var brokenOff =
        new LookingStream(() -> {
          if (reads.incrementAndGet() > 1) {
            assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file).hasSize(SCORE.length));
            throw new IOException("the other side has gone");
          }
        });

    assertThatThrownBy(() -> blobs.put(brokenOff)).hasMessage("the other side has gone");

    assertThat(files()).isEmpty();
  }

  @Test
  void what_a_killed_process_has_left_is_gone_a_day_later() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));
    var abandoned = Files.write(folder.resolve(".abandoned.part"), SCORE);
    var underWay = Files.write(folder.resolve(".under-way.part"), SCORE);
    var longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(1)).minusSeconds(60));
    var somebodys = Files.write(folder.resolve("README"), SCORE);
    for (var old : List.of(abandoned, somebodys, place(key))) {
      Files.setLastModifiedTime(old, longAgo);
    }

    var _ = new FolderBlobs(folder);

    assertThat(files()).containsExactlyInAnyOrder(underWay, somebodys, place(key));
  }

  /// Whoever copies it there leaves half a blob behind when the process dies.
  @Test
  void a_blob_is_the_very_file_that_was_written_beside_its_place() throws IOException {
    var written = new ArrayList<Object>();

    var key = blobs.put(new LookingStream(() -> written.add(fileKey(files().getFirst()))));

    assertThat(written).containsOnly(fileKey(place(key)));
  }

  @Test
  void the_same_bytes_are_kept_once_under_the_same_key() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));
    var changed = Files.getLastModifiedTime(place(key));

    assertThat(blobs.put(new ByteArrayInputStream(SCORE))).isEqualTo(key);

    assertThat(blobs.has(key)).isTrue();
    assertThat(files()).containsExactly(place(key));
    assertThat(files().getFirst()).hasBinaryContent(SCORE);
    assertThat(Files.getLastModifiedTime(files().getFirst())).isEqualTo(changed);
  }

  /// A row in the database may name the blob as soon as its key is known, and that row is durable.
  @Test
  void a_blob_is_on_the_disk_before_its_key_is_told_and_so_are_its_name_and_its_folders_name()
      throws IOException {
    try (var recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();

      var key = blobs.put(new ByteArrayInputStream(SCORE));

      recording.stop();
      var place = place(key);
      var forced = forced(recording);
      assertThat(forced).hasSize(3);
      assertThat(forced.getFirst()).startsWith(folder.toString()).endsWith(".part");
      assertThat(forced.subList(1, 3))
          .containsExactly(place.resolveSibling("").toString(), folder.toString());
    }
  }

  @Test
  void what_has_other_bytes_than_those_that_were_put_is_not_opened() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));
    rot(place(key));

    assertThat(blobs.isSound(key)).isTrue();
    var afterTheNextStart = new FolderBlobs(folder);

    assertThat(afterTheNextStart.isSound(key)).isFalse();
    assertThat(afterTheNextStart.condition(key)).isEqualTo(Condition.DAMAGED);
    assertThatThrownBy(() -> afterTheNextStart.open(key))
        .isInstanceOf(DamagedBlobException.class)
        .hasMessageContaining(key.sha256());
    assertThatThrownBy(() -> afterTheNextStart.open(key, 0, 1))
        .isInstanceOf(DamagedBlobException.class);
  }

  @Test
  void what_changes_its_size_is_looked_at_again_at_once() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));

    Files.write(place(key), Arrays.copyOf(SCORE, SCORE.length - 1));

    assertThatThrownBy(() -> blobs.open(key)).isInstanceOf(DamagedBlobException.class);
    Files.delete(place(key));
    assertThat(blobs.condition(key)).isEqualTo(Condition.MISSING);
    assertThat(blobs.isSound(key)).isFalse();
  }

  @Test
  void whoever_wants_to_know_how_a_blob_is_now_has_it_read() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));
    rot(place(key));

    assertThat(blobs.condition(key)).isEqualTo(Condition.DAMAGED);
    assertThat(blobs.isSound(key)).isFalse();
  }

  @Test
  void to_put_it_again_mends_what_was_damaged() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));
    rot(place(key));
    var afterTheNextStart = new FolderBlobs(folder);
    assertThat(afterTheNextStart.isSound(key)).isFalse();

    afterTheNextStart.put(new ByteArrayInputStream(SCORE));

    assertThat(place(key)).hasBinaryContent(SCORE);
    assertThat(afterTheNextStart.isSound(key)).isTrue();
    assertThat(files()).containsExactly(place(key));
  }

  @Test
  void however_many_open_a_blob_it_is_read_once_to_be_checked() throws Exception {
    var large = new byte[8 << 20];
    var key = blobs.put(new ByteArrayInputStream(large));
    var afterTheNextStart = new FolderBlobs(folder);
    var opened = new AtomicInteger();
    try (var recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO);
      recording.start();

      try (var readers = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 8; i++) {
          var _ =
              readers.submit(() -> {
                afterTheNextStart.open(key).close();
                return opened.incrementAndGet();
              });
        }
      }
      afterTheNextStart.open(key).close();

      recording.stop();
      assertThat(opened).hasValue(8);
      assertThat(bytesRead(recording, place(key))).isEqualTo(large.length);
    }
  }

  private long bytesRead(Recording recording, Path file) throws IOException {
    var dump = folder.resolveSibling("reads.jfr");
    recording.dump(dump);
    return RecordingFile.readAllEvents(dump).stream()
        .filter(event -> file.toString().equals(event.getString("path")))
        .mapToLong(event -> Math.max(0, event.getLong("bytesRead")))
        .sum();
  }

  @Test
  void nobody_but_the_owner_may_read_what_is_stored() throws IOException {
    var key = blobs.put(new ByteArrayInputStream(SCORE));

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(place(key).resolveSibling(""))).isEqualTo("rwx------");
    assertThat(permissions(place(key))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /// One bit, and the file says nothing of it.
  private static void rot(Path file) throws IOException {
    var time = Files.getLastModifiedTime(file);
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }

  private List<String> forced(Recording recording) throws IOException {
    var file = folder.resolveSibling("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .map(event -> event.getString("path"))
        .filter(path -> path.startsWith(folder.toString()))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Path place(BlobKey key) {
    return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }

  private static Object fileKey(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private interface Look {
    void take() throws IOException;
  }

  /// Looks around whenever it is read.
  private static final class LookingStream extends FilterInputStream {
    private final Look look;

    LookingStream(Look look) {
      super(new ByteArrayInputStream(SCORE));
      this.look = look;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      look.take();
      return super.read(target, offset, length);
    }
  }
}
