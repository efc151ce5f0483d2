package org.partbook.copies.look;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import org.partbook.copies.typeset.Line;

/// What stands across the music of a look inside, in rows from the lower left to the upper right:
/// the word PREVIEW, and below it whose it is.
///
/// Light enough that the notes below it are read, and so large that no page without it can be cut
/// out.
final class AcrossMark {
  /// What it says of itself, in any shop.
  static final String WORD = "PREVIEW";

  /// In thousandths of the size of the font: what is longer is shortened.
  static final int LONGEST = 24_000;

  private static final float OPACITY = 0.13f;
  private static final double ANGLE = -Math.PI / 8;

  /// Parts of the page's width.
  private static final double WORD_WIDTH = 0.6;

  private static final double MOST_OF_NAME = 0.042;

  private static final double BELOW = 0.072;

  /// Of a page, at the usual shape of paper.
  private static final double ROW = 0.47;

  /// Makes letters bold, in thousandths of the size of the font.
  private static final float BOLD = 46;

  private final Line word;
  private final Line name;

  /// @param name whose the score is; may have nothing in it
  AcrossMark(Line word, Line name) {
    this.word = word;
    this.name = name;
  }

  void draw(BufferedImage image) {
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, OPACITY));
    graphics.setColor(Color.BLACK);
    int rows = (int) Math.max(1, Math.round(image.getHeight() / (ROW * image.getWidth())));
    for (int row = 0; row < rows; row++) {
      row(graphics, image.getWidth(), image.getHeight() * (row + 0.5) / rows);
    }
    graphics.dispose();
  }

  private void row(Graphics2D graphics, int width, double middle) {
    double size = WORD_WIDTH * width / word.width();
    graphics.fill(placed(bold(word), word, size, width, middle));
    if (name.width() > 0) {
      double ofName = Math.min(MOST_OF_NAME * width / 1000, WORD_WIDTH * width / name.width());
      graphics.fill(placed(OutlinePath.of(name), name, ofName, width, middle + BELOW * width));
    }
  }

  private static Shape bold(Line line) {
    var outline = OutlinePath.of(line);
    var bold = new Area(outline);
    bold.add(
        new Area(
            new BasicStroke(BOLD, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                .createStrokedShape(outline)));
    return bold;
  }

  /// @param size pixels for a thousandth of the size of the font
  private static Shape placed(Shape line, Line of, double size, int width, double middle) {
    var place = new AffineTransform();
    place.translate(width / 2.0, middle);
    place.rotate(ANGLE);
    place.scale(size, -size);
    place.translate(-of.width() / 2.0, 0);
    return place.createTransformedShape(line);
  }
}
