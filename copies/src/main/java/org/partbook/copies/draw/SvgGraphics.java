package org.partbook.copies.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Image;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.jspecify.annotations.Nullable;

/// What PDFBox draws a page on, and what makes SVG of it. Its transform leads from the page's
/// points to pixels, of which there are as many as pictures shall have: PDFBox asks for it to know
/// how fine those have to be.
final class SvgGraphics extends GraphicsState {
  private final Svg svg;
  private final PaintedAreas painted;
  private Optional<Picture> original = Optional.empty();
  private @Nullable Clip clip;
  private @Nullable Supplier<PDGraphicsState> state;

  SvgGraphics(Svg svg, PageSpace space) {
    this.svg = svg;
    painted = new PaintedAreas(space);
  }

  Svg svg() {
    return svg;
  }

  /// Sets where to find what a `Graphics2D` isn't told: how colours are mixed.
  void setState(Supplier<PDGraphicsState> current) {
    state = current;
  }

  /// Sets what limits the following, each of the paths in points. This spares cutting them out of
  /// each other, which takes PDFBox long.
  void setClips(List<Path2D> paths) {
    var transform = getTransform();
    clip = svg.clip(paths.stream().map(transform::createTransformedShape).toList());
  }

  /// Says how the next image stands in the PDF, if that can be shown as it is.
  void setOriginal(Optional<Picture> picture) {
    original = picture;
  }

  @Override
  void clipChanged() {
    var shape = clipInPixels();
    clip = svg.clip(shape == null ? List.of() : List.of(shape));
  }

  private Clip clip() {
    if (clip == null) {
      clip = svg.clip(List.of());
    }
    return clip;
  }

  @Override
  public void fill(Shape shape) {
    mixed(false, () -> fillUnmixed(shape));
  }

  @Override
  public void draw(Shape shape) {
    mixed(true, () -> drawUnmixed(shape));
  }

  /// Does something as a group of its own where colours are mixed.
  private void mixed(boolean stroking, Runnable drawing) {
    if (!isMixed()) {
      drawing.run();
      return;
    }
    if (state == null) {
      throw new NotDrawableException("colours are mixed");
    }
    var current = state.get();
    svg.beginGroup(
        stroking ? current.getAlphaConstant() : current.getNonStrokeAlphaConstant(),
        Blending.name(current.getBlendMode()));
    drawing.run();
    svg.endGroup();
  }

  private void fillUnmixed(Shape shape) {
    var pixels = getTransform().createTransformedShape(shape);
    if (getPaint() instanceof Color colour) {
      svg.fill(pixels, covering(colour), clip());
    } else {
      painted
          .paint(this, shape, pixels.getBounds2D())
          .ifPresent(area -> put(area.image(), area.placed(), false));
    }
  }

  private void drawUnmixed(Shape shape) {
    if (getStroke() instanceof BasicStroke stroke && getPaint() instanceof Color colour) {
      var transform = getTransform();
      svg.stroke(
          transform.createTransformedShape(shape),
          stroke,
          Math.sqrt(Math.abs(transform.getDeterminant())),
          covering(colour),
          clip());
    } else {
      fillUnmixed(getStroke().createStrokedShape(shape));
    }
  }

  private Color covering(Color colour) {
    double alpha = colour.getAlpha() * opacity();
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha));
  }

  @Override
  public boolean drawImage(
      Image image, @Nullable AffineTransform placed, @Nullable ImageObserver observer) {
    var matrix = getTransform();
    if (placed != null) {
      matrix.concatenate(placed);
    }
    if (!(image instanceof BufferedImage pixels)) {
      throw new NotDrawableException("not an image in memory");
    }
    mixed(false, () -> drawUnmixed(pixels, matrix));
    return true;
  }

  private void drawUnmixed(BufferedImage pixels, AffineTransform matrix) {
    if (original.isEmpty()) {
      put(pixels, matrix, true);
      return;
    }
    var picture = original.get();
    matrix.scale(
        (double) pixels.getWidth() / picture.width(),
        (double) pixels.getHeight() / picture.height());
    svg.picture(picture, matrix, opacity(), clip(), pixels);
  }

  /// @param mayBeCoarse whether it may be so small that its pixels are meant to be seen
  private void put(BufferedImage image, AffineTransform matrix, boolean mayBeCoarse) {
    try {
      var fitted = FittedPicture.of(image, matrix, mayBeCoarse);
      svg.picture(fitted.picture(), fitted.placed(), opacity(), clip(), image);
    } catch (IOException e) {
      throw new NotDrawableException("an image: " + e.getMessage());
    }
  }

  /// The page is white before anything is drawn.
  @Override
  public void clearRect(int x, int y, int width, int height) {}

  @Override
  public void dispose() {}
}
