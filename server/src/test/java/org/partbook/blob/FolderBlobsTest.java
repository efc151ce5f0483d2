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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
