package org.partbook.copies.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.jspecify.annotations.Nullable;

/// What PDFBox doesn't ask of a `Graphics2D` when it draws a page. Should a newer one do so, the
/// page becomes a picture.
abstract class UnusedGraphics extends Graphics2D {
  private static NotDrawableException unused() {
    return new NotDrawableException("not a thing that PDFBox draws with");
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    throw unused();
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int start, int angle) {
    throw unused();
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int start, int angle) {
    throw unused();
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    throw unused();
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void drawPolygon(int[] xs, int[] ys, int count) {
    throw unused();
  }

  @Override
  public void fillPolygon(int[] xs, int[] ys, int count) {
    throw unused();
  }

  @Override
  public void drawPolyline(int[] xs, int[] ys, int count) {
    throw unused();
  }

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int across, int down) {
    throw unused();
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int across, int down) {
    throw unused();
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void drawString(String text, int x, int y) {
    throw unused();
  }

  @Override
  public void drawString(String text, float x, float y) {
    throw unused();
  }

  @Override
  public void drawString(AttributedCharacterIterator text, int x, int y) {
    throw unused();
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    throw unused();
  }

  @Override
  public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    throw unused();
  }

  @Override
  public void drawImage(BufferedImage image, @Nullable BufferedImageOp operation, int x, int y) {
    throw unused();
  }

  @Override
  public void drawRenderedImage(RenderedImage image, AffineTransform placed) {
    throw unused();
  }

  @Override
  public void drawRenderableImage(RenderableImage image, AffineTransform placed) {
    throw unused();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, @Nullable Color ground, @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image,
      int x,
      int y,
      int width,
      int height,
      @Nullable Color ground,
      @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image,
      int x1,
      int y1,
      int x2,
      int y2,
      int fromX1,
      int fromY1,
      int fromX2,
      int fromY2,
      @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image,
      int x1,
      int y1,
      int x2,
      int y2,
      int fromX1,
      int fromY1,
      int fromX2,
      int fromY2,
      @Nullable Color ground,
      @Nullable ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean hit(Rectangle area, Shape shape, boolean stroked) {
    throw unused();
  }

  @Override
  public void shear(double x, double y) {
    throw unused();
  }

  @Override
  public void setPaintMode() {
    throw unused();
  }

  @Override
  public void setXORMode(Color colour) {
    throw unused();
  }

  @Override
  public void clip(@Nullable Shape shape) {
    throw unused();
  }

  @Override
  public void clipRect(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public Graphics create() {
    throw unused();
  }

  @Override
  public Font getFont() {
    throw unused();
  }

  @Override
  public void setFont(Font font) {
    throw unused();
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    throw unused();
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    throw unused();
  }
}
