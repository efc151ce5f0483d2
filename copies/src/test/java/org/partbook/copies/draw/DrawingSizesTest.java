package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/// How large drawings are. Leaves `target/drawing-sizes.tsv`, from which the figures in
/// `docs/decisions/0021` are.
class DrawingSizesTest {
  private static final Path TABLE = Path.of("target/drawing-sizes.tsv");

  @Test
  void a_drawing_is_a_third_of_a_picture_at_most() throws IOException {
    for (var name : List.of("greensleeves", "canon-in-d", "three-rounds")) {
      try (var document = Loader.loadPDF(TestPages.sample(name).toFile())) {
        var png = new ByteArrayOutputStream();
        var page = new PageDrawer(document).draw(0);
        ImageIO.write(TestPages.rendered(document, 0, 1400 / page.width()), "png", png);
        assertThat(compressed(page)).as(name).isLessThan(png.size() / 3);
      }
    }
  }

  @Test
  void no_page_of_the_samples_is_larger_than_a_small_photograph() throws IOException {
    var table = new StringBuilder("score\tpage\tbytes\tcompressed\tmilliseconds\n");
    for (var file : TestPages.samples()) {
      try (var document = Loader.loadPDF(file.toFile())) {
        var drawer = new PageDrawer(document);
        for (int i = 0; i < document.getNumberOfPages(); i++) {
          long start = System.nanoTime();
          var page = drawer.draw(i);
          long time = (System.nanoTime() - start) / 1_000_000;
          int compressed = compressed(page);
          assertThat(compressed).as("%s %s", file, i + 1).isLessThan(40_000);
          table.append(TestPages.name(file)).append('\t').append(i + 1);
          table.append('\t').append(page.elements().length);
          table.append('\t').append(compressed).append('\t').append(time).append('\n');
        }
      }
    }
    Files.writeString(TABLE, table);
  }

  private static int compressed(PageDrawing page) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new BestGzip(bytes)) {
      gzip.write(page.elements());
    }
    return bytes.size();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
