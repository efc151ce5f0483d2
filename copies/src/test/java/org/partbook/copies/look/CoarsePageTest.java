package org.partbook.copies.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is left of a page that can't be read.
class CoarsePageTest {
  private static final int CELL = CoarsePage.PIXELS_OF_CELL;
  private static final int COLUMNS = 24;
  private static final int ROWS = 34;
  private static final Random RANDOM = new Random(5);

  /// Wherever the ink lies within a cell, the picture is the same: there is nothing to be computed
  /// back.
  @Test
  void pages_whose_cells_are_equally_dark_have_the_same_picture_byte_for_byte() throws Exception {
    var page = page();
    var other = shuffledWithinCells(page);
    assertThat(pixels(other)).isNotEqualTo(pixels(page));

    var picture = LookPicture.jpeg(CoarsePage.of(page).draw(600, 849)).file();

    assertThat(LookPicture.jpeg(CoarsePage.of(other).draw(600, 849)).file()).isEqualTo(picture);
    other.createGraphics().fillRect(0, 0, 3 * CELL, 3 * CELL);
    assertThat(LookPicture.jpeg(CoarsePage.of(other).draw(600, 849)).file()).isNotEqualTo(picture);
  }

  /// Sixteen steps for each cell, and no more.
  @Test
  void a_little_more_ink_in_a_cell_is_not_seen_at_all() {
    var page = page();
    var picture = pixels(CoarsePage.of(page).draw(100, 140));
    page.setRGB(0, 0, page.getRGB(0, 0) == Color.WHITE.getRGB() ? 0xfff0f0f0 : 0xff101010);

    assertThat(pixels(CoarsePage.of(page).draw(100, 140))).isEqualTo(picture);
  }

  /// Of music on small paper too: a staff is five to eight millimetres high.
  @Test
  void a_cell_is_larger_than_a_staff_is_high_however_small_the_paper() {
    for (double width : new double[] {30, 100, 300, 420, 595, 842, 2000}) {
      double height = width * Math.sqrt(2);
      int columns = CoarsePage.columns(width);
      if (columns > 1) {
        assertThat(width / columns).isGreaterThanOrEqualTo(24);
        assertThat(height / CoarsePage.rows(width, height)).isGreaterThan(22);
      }
      assertThat(columns).isLessThanOrEqualTo(24);
    }
  }

  @Test
  void paper_stays_white_and_nothing_becomes_black() {
    var white = blank();
    assertThat(pixels(CoarsePage.of(white).draw(60, 85))).containsOnly((byte) 0xff);

    var black = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_INT_RGB);

    for (byte pixel : pixels(CoarsePage.of(black).draw(60, 85))) {
      assertThat(pixel & 0xff).isBetween(100, 200);
    }
  }

  private static BufferedImage blank() {
    var image = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    return image;
  }

  /// Lines and spots, as of music.
  private static BufferedImage page() {
    var image = blank();
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    for (int y = 17; y < image.getHeight(); y += 23) {
      graphics.drawLine(12, y, image.getWidth() - 12, y);
      graphics.fillOval(RANDOM.nextInt(image.getWidth()), y, 6, 5);
    }
    graphics.dispose();
    return image;
  }

  private static BufferedImage shuffledWithinCells(BufferedImage page) {
    var shuffled = blank();
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        shuffle(page, shuffled, column * CELL, row * CELL);
      }
    }
    return shuffled;
  }

  private static void shuffle(BufferedImage from, BufferedImage to, int x, int y) {
    var places = new ArrayList<>(IntStream.range(0, CELL * CELL).boxed().toList());
    Collections.shuffle(places, RANDOM);
    for (int i = 0; i < CELL * CELL; i++) {
      int place = places.get(i);
      to.setRGB(x + i % CELL, y + i / CELL, from.getRGB(x + place % CELL, y + place / CELL));
    }
  }

  private static byte[] pixels(BufferedImage image) {
    if (image.getRaster().getDataBuffer() instanceof DataBufferByte bytes) {
      return bytes.getData();
    }
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    grey.createGraphics().drawImage(image, 0, 0, null);
    return pixels(grey);
  }
}
