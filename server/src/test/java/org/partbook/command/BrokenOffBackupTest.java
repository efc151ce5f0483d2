package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.TestDatabase;
import org.partbook.blob.FolderBlobs;

/// Backups that don't come to their end: killed, or on a disk that is full. Each is a process of
/// its own.
@Timeout(600)
class BrokenOffBackupTest {
  private static final int FILES = 12;
  private static final int LARGE = 4 * 1024 * 1024;
  private static final long ENDLESS = 1L << 38;

  @TempDir Path temp = Path.of("");
  private final TestDatabase database = TestDatabase.withTables();
  private Path data;

  @BeforeEach
  void store_some_files() throws IOException {
    data = Files.createDirectories(temp.resolve("data"));
    var url = database.url();
    Files.writeString(
        data.resolve("partbook.env"),
        "PARTBOOK_DATABASE_URL="
            + url.jdbcUrl()
                .replace(
                    "jdbc:postgresql://",
                    "postgresql://" + url.user() + ":" + url.password() + "@"));
    var blobs = new FolderBlobs(data.resolve("blobs"));
    for (int file = 0; file < FILES; file++) {
      var bytes = new byte[LARGE];
      new Random(file).nextBytes(bytes);
      blobs.put(new ByteArrayInputStream(bytes));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Process backup(Path to, List<String> through) throws IOException {
    var command = new ArrayList<>(through);
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            "org.partbook.Main",
            "backup",
            "--to",
            to.toString(),
            "--data",
            data.toString()));
    return new ProcessBuilder(command).start();
  }

  private List<String> ids(Path to) throws IOException {
    try (var files = Files.list(to.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_backup_that_is_killed_is_none_and_the_next_is_whole() throws Exception {
    var to = temp.resolve("backups");
    var endless = endlessFile();
    var killed = backup(to, List.of());
    var begun = to.resolve("blobs");
    while (killed.isAlive() && !hasFile(begun)) {
      Api.pause(Duration.ofMillis(2));
    }
    killed.destroyForcibly().waitFor();
    Files.delete(endless);
    assertThat(ids(to))
        .as("it was killed before its end")
        .singleElement()
        .asString()
        .endsWith("Z.part");

    var next = new Launched(backup(to, List.of())).result().expect(Exit.DONE);

    assertThat(next.out()).contains(" 12 files (");
    assertThat(ids(to)).singleElement().asString().endsWith("Z");
    assertThat(Typed.of("backup", "check", to.toString()).out()).contains(" and 12 blobs: all as");
  }

  /// Comes last among the files, and takes minutes to be read. It is one hole.
  private Path endlessFile() throws IOException {
    var folder = Files.createDirectories(data.resolve("blobs/ff"));
    var file = folder.resolve("f".repeat(64));
    try (var hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(ENDLESS);
    }
    return file;
  }

  private static boolean hasFile(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void a_full_disk_is_told_in_a_sentence_and_loses_nothing() throws Exception {
    try (var disk = SmallDisk.at(temp.resolve("disk"))) {
      assumeTrue(disk.isSmall());
      var to = temp.resolve("disk/backups");
      var seen = disk.fromOutside().resolve("backups");
      new Launched(backup(to, disk.entrance(temp))).result().expect(Exit.DONE);
      var first = ids(seen);
      new FolderBlobs(data.resolve("blobs")).put(new ByteArrayInputStream(new byte[LARGE]));
      disk.fill();

      var refused = new Launched(backup(to, disk.entrance(temp))).result().expect(Exit.FAILED);

      assertThat(refused.err())
          .isEqualTo(
              "partbook: the backup can't be made: No space left on device. Nothing is left of it,"
                  + " and those before it are as they were\n");
      assertThat(ids(seen)).isEqualTo(first);
      assertThat(Typed.of("backup", "check", seen.toString()).code()).isZero();
      disk.makeRoom();
      new Launched(backup(to, disk.entrance(temp))).result().expect(Exit.DONE);
      assertThat(ids(seen)).hasSize(2);
    }
  }
}
