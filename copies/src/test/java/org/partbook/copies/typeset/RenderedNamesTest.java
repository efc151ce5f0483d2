package org.partbook.copies.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All names on one page, as somebody sees them and as a reader finds them. The page and its
/// picture are left in `target/screenshots`; the picture in `docs` is a copy of it.
class RenderedNamesTest {
  private static final int COLUMNS = 2;
  private static final int COLUMN = 320;
  private static final int NAMES = 120;
  private static final int ROW = 20;
  private static final int MARGIN = 16;
  private static final double SIZE = 11;
  private static final double SMALL = 8;
  private static final float SCALE = 2;

  private static final List<Names.Name> SHOWN = shown();
  private static final int ROWS = (SHOWN.size() + COLUMNS - 1) / COLUMNS;
  private static final int WIDTH = COLUMNS * COLUMN + 2 * MARGIN;
  private static final int HEIGHT = ROWS * ROW + 2 * MARGIN;

  private static PDDocument page;
  private static BufferedImage picture;

  private static List<Names.Name> shown() {
    var names = new ArrayList<>(Names.IN_SCRIPTS);
    names.add(
        new Names.Name("Too long", "Johannes Chrysostomus Wolfgangus Theophilus Mozart", "AT"));
    return names;
  }

  @BeforeAll
  static void draw() throws IOException {
    var typesetter = Typesetter.load();
    var lines = new ArrayList<Line>();
    for (var name : SHOWN) {
      lines.add(typesetter.line(List.of(Piece.fixed(name.what())), NAMES * 1000));
      int most = (int) ((COLUMN - NAMES - MARGIN) * 1000 / SIZE);
      lines.add(typesetter.line(List.of(name.piece()), most));
    }
    var pdf = new TestPdf(EmbeddedFont.of(lines), WIDTH, HEIGHT);
    for (int i = 0; i < SHOWN.size(); i++) {
      double base = HEIGHT - MARGIN - (i % ROWS) * ROW - 0.7 * ROW;
      pdf.line(2 * i, SMALL, 0.45, left(i), base);
      pdf.line(2 * i + 1, SIZE, 0, left(i) + NAMES, base);
    }
    var folder = Files.createDirectories(Path.of("target/screenshots"));
    var bytes = pdf.toBytes();
    Files.write(folder.resolve("names.pdf"), bytes);
    page = Loader.loadPDF(bytes);
    picture = new PDFRenderer(page).renderImage(0, SCALE, ImageType.GRAY);
    ImageIO.write(picture, "png", folder.resolve("names.png").toFile());
  }

  @AfterAll
  static void close() throws IOException {
    page.close();
  }

  @Test
  void every_name_can_be_seen() {
    for (int i = 0; i < SHOWN.size(); i++) {
      assertThat(ink(area(i))).as(SHOWN.get(i).what()).isGreaterThan(40);
    }
  }

  @Test
  void nothing_is_drawn_beside_the_names() {
    int all = ink(new Rectangle(0, 0, WIDTH, HEIGHT));
    int inRows = 0;
    for (int i = 0; i < SHOWN.size(); i++) {
      var area = area(i);
      inRows += ink(area);
      inRows += ink(new Rectangle(left(i) - MARGIN / 2, area.y, NAMES, area.height));
    }

    assertThat(inRows).isGreaterThan(all * 98 / 100);
  }

  @Test
  void names_are_copied_as_they_were_written() throws IOException {
    var text = new PDFTextStripperByArea();
    text.setSortByPosition(true);
    for (int i = 0; i < SHOWN.size(); i++) {
      var area = area(i);
      text.addRegion(SHOWN.get(i).what(), new Rectangle2D.Double(area.x, area.y, area.width, ROW));
    }
    text.extractRegions(page.getPage(0));

    for (var name : SHOWN) {
      var found = text.getTextForRegion(name.what()).strip();
      var written = Normalizer.normalize(name.text(), Normalizer.Form.NFC);
      if (name.what().equals("Too long")) {
        assertThat(found).startsWith("Johannes").endsWith("…");
      } else if (isReadByAll(written)) {
        assertThat(found).as(name.what()).isEqualTo(written);
      }
    }
  }

  /// Readers guess the order of reading from what stands on the page. Of two directions in a name
  /// they can't know which was the first; a mark at the end of a line from right to left goes
  /// astray; and PDFBox loses Adlam, which is beyond its first plane.
  private static boolean isReadByAll(String text) {
    var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int last = Character.getType(text.codePointBefore(text.length()));
    boolean easy = last != Character.NON_SPACING_MARK && text.charAt(0) < 0xd800;
    return bidi.isLeftToRight() || (bidi.isRightToLeft() && easy);
  }

  private static int left(int i) {
    return MARGIN + (i / ROWS) * COLUMN;
  }

  /// Where a name stands, in points from the top left.
  private static Rectangle area(int i) {
    int top = MARGIN + (i % ROWS) * ROW;
    return new Rectangle(left(i) + NAMES - MARGIN / 2, top, COLUMN - NAMES, ROW);
  }

  private static int ink(Rectangle area) {
    int ink = 0;
    int bottom = (int) Math.min(picture.getHeight(), (area.y + area.height) * SCALE);
    int right = (int) Math.min(picture.getWidth(), (area.x + area.width) * SCALE);
    for (int y = (int) (area.y * SCALE); y < bottom; y++) {
      for (int x = (int) (area.x * SCALE); x < right; x++) {
        ink += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return ink;
  }
}
