package org.partbook.copies.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.GraphicsConfiguration;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a `Graphics2D` keeps: where one is, and what one draws with.
abstract class GraphicsState extends UnusedGraphics {
  private final RenderingHints hints = new RenderingHints(null);
  private AffineTransform transform = new AffineTransform();
  private Paint paint = Color.BLACK;
  private Composite composite = AlphaComposite.SrcOver;
  private Stroke stroke = new BasicStroke();
  private Color background = Color.WHITE;

  /// In pixels; null for no clip.
  private @Nullable Shape clip;

  /// To be told that the clip is another one.
  abstract void clipChanged();

  /// Whether colours are mixed with those below otherwise than by covering them.
  final boolean isMixed() {
    return !(composite instanceof AlphaComposite);
  }

  /// How much covers, from 0 to 1, where colours aren't mixed.
  final double opacity() {
    return composite instanceof AlphaComposite alpha ? alpha.getAlpha() : 1;
  }

  final @Nullable Shape clipInPixels() {
    return clip;
  }

  @Override
  public AffineTransform getTransform() {
    return new AffineTransform(transform);
  }

  @Override
  public void setTransform(AffineTransform transform) {
    this.transform = new AffineTransform(transform);
  }

  @Override
  public void transform(AffineTransform further) {
    transform.concatenate(further);
  }

  @Override
  public void translate(int x, int y) {
    transform.translate(x, y);
  }

  @Override
  public void translate(double x, double y) {
    transform.translate(x, y);
  }

  @Override
  public void rotate(double angle) {
    transform.rotate(angle);
  }

  @Override
  public void rotate(double angle, double x, double y) {
    transform.rotate(angle, x, y);
  }

  @Override
  public void scale(double x, double y) {
    transform.scale(x, y);
  }

  @Override
  public @Nullable Shape getClip() {
    if (clip == null) {
      return null;
    }
    try {
      return transform.createInverse().createTransformedShape(clip);
    } catch (NoninvertibleTransformException _) {
      return new Path2D.Double();
    }
  }

  @Override
  public @Nullable Rectangle getClipBounds() {
    var shape = getClip();
    return shape == null ? null : shape.getBounds();
  }

  @Override
  public void setClip(@Nullable Shape shape) {
    clip = shape == null ? null : transform.createTransformedShape(shape);
    clipChanged();
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    setClip(new Rectangle(x, y, width, height));
  }

  @Override
  public Paint getPaint() {
    return paint;
  }

  @Override
  public void setPaint(Paint paint) {
    this.paint = paint;
  }

  @Override
  public Color getColor() {
    return paint instanceof Color colour ? colour : Color.BLACK;
  }

  @Override
  public void setColor(Color colour) {
    paint = colour;
  }

  @Override
  public Color getBackground() {
    return background;
  }

  @Override
  public void setBackground(Color colour) {
    background = colour;
  }

  @Override
  public Composite getComposite() {
    return composite;
  }

  @Override
  public void setComposite(Composite composite) {
    this.composite = composite;
  }

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void setStroke(Stroke stroke) {
    this.stroke = stroke;
  }

  @Override
  public @Nullable GraphicsConfiguration getDeviceConfiguration() {
    return null;
  }

  @Override
  public @Nullable Object getRenderingHint(RenderingHints.Key key) {
    return hints.get(key);
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {
    hints.put(key, value);
  }

  @Override
  public RenderingHints getRenderingHints() {
    return (RenderingHints) hints.clone();
  }

  @Override
  public void setRenderingHints(Map<?, ?> others) {
    hints.clear();
    hints.putAll(others);
  }

  @Override
  public void addRenderingHints(Map<?, ?> others) {
    hints.putAll(others);
  }
}
