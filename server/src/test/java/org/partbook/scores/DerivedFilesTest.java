package org.partbook.scores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;

class DerivedFilesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Path folder;
  private final FolderBlobs blobs;
  private final TestDatabase database = TestDatabase.withTables();
  private final Database db = database.open();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();
  private final DerivedFiles files;
  private final BlobKey score;

  DerivedFilesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.blobs = new FolderBlobs(folder.resolve("blobs"));
    this.files = derivedFiles();
    this.score = blobs.put(new ByteArrayInputStream("score".getBytes(UTF_8)));
  }

  private DerivedFiles derivedFiles() throws IOException {
    var scratch = Scratch.clean(folder.resolve("scratch"), blobs);
    return new DerivedFiles(
        db, blobs, scratch, Clock.systemUTC(), Shelf.of(Product.PAGES), workers);
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
    db.close();
    database.close();
  }

  @Test
  void who_loses_patience_is_told_so_and_the_work_goes_on_once() throws Exception {
    assertThatThrownBy(() -> files.make(score, this::slowly, SHORT))
        .isInstanceOf(NotReadyException.class);
    assertThatThrownBy(() -> files.make(score, this::slowly, SHORT))
        .isInstanceOf(NotReadyException.class);
    assertThat(files.ready(score)).isEmpty();

    gate.countDown();
    files.make(score, this::slowly, LONG);

    assertThat(files.ready(score)).isPresent();
    assertThat(made).hasValue(1);
  }

  @Test
  void who_is_interrupted_leaves_the_work_to_the_others() throws Exception {
    var waiter = Thread.ofPlatform().start(() -> makeQuietly());
    while (made.get() == 0) {
      Thread.sleep(5);
    }

    waiter.interrupt();
    waiter.join();
    gate.countDown();
    files.make(score, this::slowly, LONG);

    assertThat(made).hasValue(1);
  }

  @Test
  void what_can_not_be_made_is_not_tried_again() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> files.make(score, this::never, LONG))
          .isInstanceOf(Unfit.class)
          .hasMessage("has no pages");
    }

    assertThat(made).hasValue(1);
  }

  @Test
  void what_failed_for_a_passing_reason_is_tried_again() throws Exception {
    gate.countDown();
    assertThatThrownBy(() -> files.make(score, this::onceInVain, LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the disk is full");

    files.make(score, this::onceInVain, LONG);

    assertThat(files.ready(score)).isPresent();
  }

  @Test
  void what_two_servers_make_at_once_is_kept_once_and_both_use_it() throws Exception {
    var second = derivedFiles();
    var one = Files.writeString(folder.resolve("one"), "drawn by one");
    var other = Files.writeString(folder.resolve("other"), "drawn by the other");

    files.keep(score, one, new Prepared(OptionalInt.of(1), List.of()));
    second.keep(score, other, new Prepared(OptionalInt.of(1), List.of()));

    var kept = files.ready(score).orElseThrow().blob();
    assertThat(blobs.open(kept, 0, 100)).hasContent("drawn by one");
    assertThat(second.ready(score).orElseThrow().blob()).isEqualTo(kept);
    var third = derivedFiles();
    assertThat(third.ready(score).orElseThrow().blob()).isEqualTo(kept);
  }

  private void slowly(Path file) throws IOException {
    made.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    keep(file);
  }

  private void never(Path file) throws Unfit {
    made.incrementAndGet();
    throw new Unfit("has no pages");
  }

  private void onceInVain(Path file) throws IOException {
    if (made.incrementAndGet() == 1) {
      throw new IOException("the disk is full");
    }
    keep(file);
  }

  private void keep(Path file) throws IOException {
    assertThat(file).hasContent("score");
    var drawn = Files.writeString(folder.resolve("drawn"), "drawn");
    files.keep(score, drawn, new Prepared(OptionalInt.of(1), List.of()));
  }

  private void makeQuietly() {
    try {
      files.make(score, this::slowly, LONG);
    } catch (Unfit | IOException _) {
      // Interrupted.
    }
  }
}
