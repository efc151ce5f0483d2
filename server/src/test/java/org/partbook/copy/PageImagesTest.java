package org.partbook.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.delivery.TestScore;

class PageImagesTest {
  @TempDir Path folder;
  private FolderBlobs blobs;
  private PageImages images;

  @BeforeEach
  void start() throws IOException {
    blobs = new FolderBlobs(folder.resolve("blobs"));
    images = new PageImages(blobs, folder.resolve("pages"));
  }

  @AfterEach
  void stop() {
    images.close();
  }

  @Test
  void upright_lying_turned_and_odd_pages_have_the_size_that_was_announced() throws IOException {
    var score =
        put(
            TestScore.of(1)
                .landscape()
                .rotated(90)
                .rotated(180)
                .sized(100, 14_400)
                .sized(14_400, 100)
                .sized(333.3f, 444.4f));

    var sizes = images.sizes(score);

    assertThat(sizes.get(0)).isEqualTo(new PageSize(1400, 1979));
    assertThat(sizes.get(1).width()).isEqualTo(1400);
    assertThat(sizes.get(2)).isEqualTo(sizes.get(1));
    assertThat(sizes.get(3)).isEqualTo(sizes.get(0));
    for (int i = 0; i < sizes.size(); i++) {
      var picture = picture(score, i + 1);
      assertThat(new PageSize(picture.getWidth(), picture.getHeight())).isEqualTo(sizes.get(i));
      assertThat(picture.getHeight()).isLessThanOrEqualTo(5600);
    }
  }

  @Test
  void only_a_page_with_colours_is_kept_in_colours() throws IOException {
    var score = put(TestScore.of(1).coloured());

    assertThat(picture(score, 1).getColorModel().getNumComponents()).isEqualTo(1);
    assertThat(picture(score, 2).getColorModel().getNumComponents()).isEqualTo(3);
    assertThat(picture(score, 1).getRaster().getSample(5, 5, 0)).isEqualTo(255);
  }

  @Test
  void a_page_that_many_ask_for_at_once_is_rendered_once() throws Exception {
    var counted = new CountedBlobs(blobs);
    var score = put(TestScore.of(3));
    try (var shared = new PageImages(counted, folder.resolve("shared"));
        var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      shared.sizes(score);
      counted.finds().set(0);
      var start = new CountDownLatch(1);
      Callable<Path> view =
          () -> {
            start.await();
            return shared.page(score, 2).orElseThrow().file();
          };
      var seen = Collections.nCopies(10, view).stream().map(viewers::submit).toList();
      start.countDown();

      for (var each : seen) {
        assertThat(each.get()).isEqualTo(seen.getFirst().get());
      }
      assertThat(counted.finds()).hasValue(1);
    }
  }

  @Test
  void what_is_kept_outlives_a_restart_and_the_folder_may_be_emptied() throws IOException {
    var score = put(TestScore.of(1));
    var file = images.page(score, 1).orElseThrow().file();
    var before = Files.getLastModifiedTime(file);

    try (var again = new PageImages(blobs, folder.resolve("pages"))) {
      assertThat(again.page(score, 1).orElseThrow().file()).isEqualTo(file);
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
      Files.delete(file);
      assertThat(again.page(score, 1).orElseThrow().file()).exists();
    }
  }

  @Test
  void a_failure_is_told_leaves_nothing_behind_and_is_not_kept() throws IOException {
    var broken = blobs.put(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    var lost = new BlobKey("0".repeat(64));

    assertThatThrownBy(() -> images.sizes(broken)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> images.sizes(lost)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> images.page(lost, 1)).isInstanceOf(NoSuchFileException.class);

    try (var left = Files.list(folder.resolve("pages"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void there_is_no_page_before_the_first_or_after_the_last() throws IOException {
    var score = put(TestScore.of(2));

    assertThat(images.page(score, 0)).isEmpty();
    assertThat(images.page(score, 2)).isPresent();
    assertThat(images.page(score, 3)).isEmpty();
  }

  private BlobKey put(TestScore score) throws IOException {
    return blobs.put(new ByteArrayInputStream(score.bytes()));
  }

  private BufferedImage picture(BlobKey score, int page) throws IOException {
    return ImageIO.read(images.page(score, page).orElseThrow().file().toFile());
  }
}
