package org.partbook.copies.draw;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Areas in paints that SVG hasn't: patterns, shadings, what shows through a soft mask. They are
/// painted as pixels on a ground as large as the page, since PDFBox's soft masks know only places
/// on the page, and cut out.
final class PaintedAreas {
  /// As many whole pages may be painted before the page is rather made a picture itself.
  private static final int MOST_PAGES = 6;

  private static final int MOST_AREAS = 300;

  private final PageSpace space;
  private @Nullable BufferedImage ground;
  private long pixels;
  private int areas;

  /// @param placed from the image's pixels to those of the page
  record Area(BufferedImage image, AffineTransform placed) {}

  PaintedAreas(PageSpace space) {
    this.space = space;
  }

  /// Fills a shape; nothing if it isn't on the page.
  ///
  /// @param bounds the shape's, in pixels
  Optional<Area> paint(GraphicsState state, Shape shape, Rectangle2D bounds) {
    var visible =
        bounds.createIntersection(
            new Rectangle2D.Double(0, 0, space.pixelsWide(), space.pixelsHigh()));
    var clip = state.clipInPixels();
    if (clip != null) {
      visible = visible.createIntersection(clip.getBounds2D());
    }
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    int x = (int) Math.floor(visible.getMinX());
    int y = (int) Math.floor(visible.getMinY());
    int width = (int) Math.min(Math.ceil(visible.getMaxX()), space.pixelsWide()) - x;
    int height = (int) Math.min(Math.ceil(visible.getMaxY()), space.pixelsHigh()) - y;
    if (width <= 0 || height <= 0) {
      return Optional.empty();
    }
    count((long) width * height);
    return Optional.of(
        new Area(
            painted(state, shape, x, y, width, height),
            AffineTransform.getTranslateInstance(x, y)));
  }

  private void count(long area) {
    pixels += area;
    areas++;
    if (areas > MOST_AREAS
        || pixels > (long) MOST_PAGES * space.pixelsWide() * space.pixelsHigh()) {
      throw new NotDrawableException("too many patterns and shadings");
    }
  }

  private BufferedImage painted(
      GraphicsState state, Shape shape, int x, int y, int width, int height) {
    if (ground == null) {
      ground =
          new BufferedImage(space.pixelsWide(), space.pixelsHigh(), BufferedImage.TYPE_INT_ARGB);
    }
    Graphics2D graphics = ground.createGraphics();
    graphics.setRenderingHints(state.getRenderingHints());
    graphics.clipRect(x, y, width, height);
    graphics.setTransform(state.getTransform());
    graphics.setPaint(state.getPaint());
    graphics.fill(shape);
    graphics.dispose();
    return cutOut(ground, x, y, width, height);
  }

  private static BufferedImage cutOut(BufferedImage ground, int x, int y, int width, int height) {
    var cut = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var row = new int[width];
    for (int i = 0; i < height; i++) {
      ground.getRGB(x, y + i, width, 1, row, 0, width);
      cut.setRGB(0, i, width, 1, row, 0, width);
    }
    var graphics = ground.createGraphics();
    graphics.setComposite(AlphaComposite.Clear);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
    return cut;
  }
}
