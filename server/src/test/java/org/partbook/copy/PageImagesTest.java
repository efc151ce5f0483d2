package org.partbook.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.delivery.TestScore;

class PageImagesTest {
  @TempDir Path folder;
  private final PageImages images = new PageImages();

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

    List<PageSize> sizes;
    try (var copy = copy(score)) {
      sizes = images.sizes(copy);
    }

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
    var score = put(TestScore.of(3));
    try (var copy = copy(score);
        var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = new CountDownLatch(1);
      Callable<byte[]> view =
          () -> {
            start.await();
            return images.page(copy, 2).orElseThrow().png();
          };
      var seen = Collections.nCopies(10, view).stream().map(viewers::submit).toList();
      start.countDown();

      for (var each : seen) {
        assertThat(each.get()).isSameAs(seen.getFirst().get());
      }
    }
  }

  @Test
  void a_failure_is_told_and_is_not_kept() throws IOException {
    try (var broken = copy(Files.write(folder.resolve("broken.pdf"), new byte[] {1, 2, 3}))) {
      assertThatThrownBy(() -> images.sizes(broken)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> images.page(broken, 1)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> images.page(broken, 1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void what_was_asked_for_last_is_kept_and_the_memory_is_bounded() {
    var pictures = new RecentPictures();
    for (int i = 0; i < 100; i++) {
      pictures.keep("picture " + i, new byte[1 << 20]);
      pictures.find("picture 0");
    }
    assertThat(pictures.find("picture 0")).isPresent();
    assertThat(pictures.find("picture 99")).isPresent();
    assertThat(pictures.find("picture 1")).isEmpty();
  }

  @Test
  void there_is_no_page_before_the_first_or_after_the_last() throws IOException {
    try (var copy = copy(put(TestScore.of(2)))) {
      assertThat(images.page(copy, 0)).isEmpty();
      assertThat(images.page(copy, 2)).isPresent();
      assertThat(images.page(copy, 3)).isEmpty();
    }
  }

  private Path put(TestScore score) throws IOException {
    return Files.write(Files.createTempFile(folder, "score", ".pdf"), score.bytes());
  }

  private static PersonalCopy copy(Path pdf) throws IOException {
    var file = FileChannel.open(pdf);
    var whole = List.<Segment>of(new Segment.FileRegion(0, file.size()));
    return new PersonalCopy(file, whole, '"' + pdf.toString() + '"', FileKind.PDF);
  }

  private BufferedImage picture(Path score, int page) throws IOException {
    try (var copy = copy(score)) {
      return ImageIO.read(new ByteArrayInputStream(images.page(copy, page).orElseThrow().png()));
    }
  }
}
