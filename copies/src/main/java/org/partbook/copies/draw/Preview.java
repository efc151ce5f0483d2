package org.partbook.copies.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendComposite;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;

/// A drawing as a browser will show it, small: what is written as SVG, painted as well. So it can
/// be compared with what another program makes of the page.
final class Preview {
  /// Enough to see a note, and for lines to be about as wide as they are.
  private static final double PIXELS_PER_POINT = 2;

  private static final int MOST_PIXELS = 4_000_000;

  private final AffineTransform fromPixels;
  private final AffineTransform fromUnits;
  private final Deque<Layer> layers = new ArrayDeque<>();

  /// What is painted by itself first.
  private record Layer(BufferedImage image, double opacity, Optional<BlendMode> blending) {}

  Preview(PageSpace space) {
    int width = width(space);
    int height = height(space);
    double across = width / space.width();
    double down = height / space.height();
    double point = space.userUnit() / space.pixelsPerPoint();
    fromPixels = AffineTransform.getScaleInstance(across * point, down * point);
    double unit = space.unitInPoints();
    fromUnits = AffineTransform.getScaleInstance(across * unit, down * unit);
    layers.push(
        new Layer(
            new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), 1, Optional.empty()));
    var graphics = graphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
  }

  /// How many pixels a preview of a page has.
  static int width(PageSpace space) {
    return pixels(space.width(), space);
  }

  static int height(PageSpace space) {
    return pixels(space.height(), space);
  }

  private static int pixels(double points, PageSpace space) {
    double scale =
        Math.min(PIXELS_PER_POINT, Math.sqrt(MOST_PIXELS / (space.width() * space.height())));
    return (int) Math.max(1, Math.round(points * scale));
  }

  BufferedImage image() {
    return layers.getLast().image();
  }

  void fill(Shape shape, Color colour, Clip clip) {
    var graphics = graphics(clip);
    graphics.transform(fromPixels);
    graphics.setColor(colour);
    graphics.fill(shape);
    graphics.dispose();
  }

  void stroke(Shape shape, BasicStroke stroke, double scale, Color colour, Clip clip) {
    var graphics = graphics(clip);
    graphics.transform(fromPixels);
    graphics.setColor(colour);
    graphics.setStroke(scaled(stroke, scale));
    graphics.draw(shape);
    graphics.dispose();
  }

  private static BasicStroke scaled(BasicStroke stroke, double scale) {
    var dashes = stroke.getDashArray();
    if (dashes != null) {
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] *= (float) scale;
      }
    }
    return new BasicStroke(
        (float) (stroke.getLineWidth() * scale),
        stroke.getEndCap(),
        stroke.getLineJoin(),
        stroke.getMiterLimit(),
        dashes,
        (float) (stroke.getDashPhase() * scale));
  }

  /// @param width of the picture that is placed, which may have more pixels than those here
  void picture(
      BufferedImage pixels,
      int width,
      int height,
      AffineTransform placed,
      double opacity,
      Clip clip) {
    var matrix = new AffineTransform(fromPixels);
    matrix.concatenate(placed);
    double across = Math.hypot(matrix.getScaleX(), matrix.getShearY()) * width;
    double down = Math.hypot(matrix.getShearX(), matrix.getScaleY()) * height;
    var reduced =
        PictureSize.reduce(
            pixels,
            (int) Math.clamp(Math.ceil(across), 1, pixels.getWidth()),
            (int) Math.clamp(Math.ceil(down), 1, pixels.getHeight()));
    matrix.scale((double) width / reduced.getWidth(), (double) height / reduced.getHeight());
    var graphics = graphics(clip);
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
    graphics.drawImage(reduced, matrix, null);
    graphics.dispose();
  }

  void beginGroup(double opacity, String blending) {
    var below = layers.element().image();
    layers.push(
        new Layer(
            new BufferedImage(below.getWidth(), below.getHeight(), BufferedImage.TYPE_INT_ARGB),
            opacity,
            Blending.mode(blending)));
  }

  void endGroup() {
    var layer = layers.pop();
    var graphics = graphics();
    graphics.setComposite(composite(layer));
    graphics.drawImage(layer.image(), 0, 0, null);
    graphics.dispose();
  }

  private static Composite composite(Layer layer) {
    float opacity = (float) layer.opacity();
    return layer
        .blending()
        .map(mode -> BlendComposite.getInstance(mode, opacity))
        .orElseGet(() -> AlphaComposite.SrcOver.derive(opacity));
  }

  private Graphics2D graphics(Clip clip) {
    var graphics = graphics();
    graphics.clip(fromUnits.createTransformedShape(clip.frame()));
    for (var shape : clip.shapes()) {
      graphics.clip(fromUnits.createTransformedShape(shape));
    }
    return graphics;
  }

  private Graphics2D graphics() {
    var graphics = layers.element().image().createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return graphics;
  }
}
