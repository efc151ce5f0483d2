package org.partbook.copies.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a page's elements.
///
/// As long as the colour stays the same and covers, it doesn't matter what is drawn first: so
/// shapes are gathered, fills and lines each in a few paths, until another colour or a picture
/// comes. Music is black, and most pages come down to some twenty paths.
final class Svg {
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_PICTURE_BYTES = 24 << 20;

  private final AffineTransform toUnits;
  private final Rectangle2D page;
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Map<String, Integer> clipNumbers = new HashMap<>();
  private final Map<Look, Bucket> gathered = new LinkedHashMap<>();
  private final Strips strips = new Strips();
  private final @Nullable Preview preview;
  private Color colour = Color.BLACK;
  private int pathBytes;
  private long pictureBytes;

  /// How shapes of one colour may still differ.
  ///
  /// @param turning the name of the [Turning] of what is filled
  private record Look(int clip, String turning, boolean stroked, String attributes) {}

  /// Begins a page. All shapes and pictures come in its pixels.
  Svg(PageSpace space) {
    this(space, null);
  }

  /// Begins a page.
  ///
  /// @param preview that gets all that is written
  Svg(PageSpace space, @Nullable Preview preview) {
    this.preview = preview;
    this.toUnits = space.fromPixels();
    double unit = space.unitInPoints();
    page = new Rectangle2D.Double(0, 0, space.width() / unit, space.height() / unit);
    out.append("<g transform=\"scale(").append(Numbers.precise(unit)).append(")\">\n");
  }

  /// A page that is nothing but a picture.
  static byte[] onlyPicture(Picture picture, PageSpace space) {
    var element =
        "<image width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>\n"
            .formatted(
                Numbers.shortest(space.width()), Numbers.shortest(space.height()), picture.data());
    return element.getBytes(StandardCharsets.US_ASCII);
  }

  Clip clip(List<? extends Shape> parts) {
    return Clip.of(parts, toUnits, page);
  }

  void fill(Shape shape, Color paint, Clip clip) {
    var bounds = units(shape.getBounds2D());
    if (clip.hides(bounds) || paint.getAlpha() == 0) {
      return;
    }
    var turning = Turning.of(shape);
    boolean free = turning == Turning.LEFT || turning == Turning.RIGHT;
    if (preview != null) {
      preview.fill(shape, paint, clip);
    }
    begin(paint);
    var look = new Look(clipNumber(clip, bounds), turning.name(), false, rule(turning));
    gather(look, new Bucket(false, free), shape, bounds);
  }

  private static String rule(Turning turning) {
    return turning == Turning.EVEN_ODD ? " fill-rule=\"evenodd\"" : "";
  }

  void stroke(Shape shape, BasicStroke stroke, double scale, Color paint, Clip clip) {
    double width = stroke.getLineWidth() * scale * toUnits.getScaleX();
    var bounds = units(shape.getBounds2D());
    double reach = width * Math.max(1, stroke.getLineJoin() == 0 ? stroke.getMiterLimit() / 2 : 1);
    bounds.setRect(
        bounds.getX() - reach,
        bounds.getY() - reach,
        bounds.getWidth() + 2 * reach,
        bounds.getHeight() + 2 * reach);
    if (clip.hides(bounds) || paint.getAlpha() == 0) {
      return;
    }
    if (preview != null) {
      preview.stroke(shape, stroke, scale, paint, clip);
    }
    begin(paint);
    var style = LineStyle.attributes(stroke, scale * toUnits.getScaleX());
    var look = new Look(clipNumber(clip, bounds), "", true, style);
    gather(look, new Bucket(true, true), shape, bounds);
  }

  /// Puts a picture on the page.
  ///
  /// @param placed from the picture's pixels to those of the page
  /// @param pixels what it shows, in as many pixels as there are
  void picture(
      Picture picture, AffineTransform placed, double opacity, Clip clip, BufferedImage pixels) {
    var matrix = new AffineTransform(toUnits);
    matrix.concatenate(placed);
    var outline = new Rectangle2D.Double(0, 0, picture.width(), picture.height());
    var bounds = matrix.createTransformedShape(outline).getBounds2D();
    if (clip.hides(bounds)) {
      return;
    }
    if (preview != null) {
      preview.picture(pixels, picture.width(), picture.height(), placed, opacity, clip);
    }
    flush();
    strips.add(bounds);
    pictureBytes += picture.data().length();
    int number = clipNumber(clip, bounds);
    openClip(number);
    out.append("<image width=\"").append(picture.width());
    out.append("\" height=\"").append(picture.height()).append('"');
    out.append(" preserveAspectRatio=\"none\" transform=\"");
    out.append(Numbers.matrix(matrix)).append('"').append(opacity(opacity));
    out.append(picture.coarse() ? " image-rendering=\"pixelated\"" : "");
    out.append(" href=\"").append(picture.data()).append("\"/>\n");
    closeClip(number);
    bounded();
  }

  /// All that follows, up to [#endGroup], is drawn by itself first.
  ///
  /// @param blending how it is mixed with what is below, as CSS calls it; empty if not
  void beginGroup(double opacity, String blending) {
    if (preview != null) {
      preview.beginGroup(opacity, blending);
    }
    flush();
    out.append("<g").append(opacity(opacity));
    if (!blending.isEmpty()) {
      out.append(" style=\"mix-blend-mode:").append(blending).append('"');
    }
    out.append(">\n");
  }

  /// All that follows, up to [#endGroup], is mixed only with what else follows.
  void beginIsolated() {
    if (preview != null) {
      preview.beginGroup(1, "");
    }
    flush();
    out.append("<g style=\"isolation:isolate\">\n");
  }

  void endGroup() {
    if (preview != null) {
      preview.endGroup();
    }
    flush();
    out.append("</g>\n");
  }

  /// Whether nothing has been drawn yet.
  boolean isEmpty() {
    return pathBytes == 0 && pictureBytes == 0;
  }

  byte[] finish() {
    flush();
    out.append("</g>\n");
    bounded();
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Rectangle2D units(Rectangle2D pixels) {
    return toUnits.createTransformedShape(pixels).getBounds2D();
  }

  private void begin(Color paint) {
    if (!paint.equals(colour) || paint.getAlpha() < 255) {
      flush();
      colour = paint;
    }
  }

  private void gather(Look look, Bucket empty, Shape shape, Rectangle2D bounds) {
    pathBytes += gathered.computeIfAbsent(look, _ -> empty).add(shape, toUnits, bounds);
    bounded();
  }

  private void bounded() {
    if (pathBytes > MOST_BYTES || out.length() - pictureBytes > MOST_BYTES) {
      throw new NotDrawableException("too many lines");
    }
    if (pictureBytes > MOST_PICTURE_BYTES) {
      throw new NotDrawableException("too many pictures");
    }
  }

  private void flush() {
    int open = 0;
    for (var entry : gathered.entrySet()) {
      int clip = entry.getKey().clip();
      if (clip != open) {
        closeClip(open);
        openClip(clip);
        open = clip;
      }
      entry.getValue().write(out, attributes(entry.getKey()));
    }
    closeClip(open);
    gathered.clear();
  }

  private String attributes(Look look) {
    var name = Numbers.colour(colour);
    var paint = name.equals("#000") ? "" : " fill=\"" + name + '"';
    if (look.stroked()) {
      paint = " fill=\"none\" stroke=\"" + name + '"';
    }
    return paint + look.attributes() + opacity(colour.getAlpha() / 255.0);
  }

  private static String opacity(double value) {
    return value >= 1 ? "" : " opacity=\"" + Numbers.shortest(value) + '"';
  }

  private void openClip(int number) {
    if (number > 0) {
      out.append("<g clip-path=\"url(#d").append(number).append(")\">\n");
    }
  }

  private void closeClip(int number) {
    if (number > 0) {
      out.append("</g>\n");
    }
  }

  /// The number of the clip that a thing with these bounds needs, 0 for none.
  private int clipNumber(Clip clip, Rectangle2D bounds) {
    int number = 0;
    for (var part : clip.cutting(bounds, page)) {
      number = clipNumber(part, number);
    }
    return number;
  }

  private int clipNumber(Shape part, int within) {
    var text = new StringBuilder();
    PathData.write(text, part, new AffineTransform(), false);
    boolean evenOdd = part.getPathIterator(null).getWindingRule() == Path2D.WIND_EVEN_ODD;
    var element =
        (within > 0 ? " clip-path=\"url(#d" + within + ")\"" : "")
            + "><path"
            + (evenOdd ? " clip-rule=\"evenodd\"" : "")
            + " d=\""
            + text
            + "\"/></clipPath>\n";
    @Nullable Integer known = clipNumbers.get(element);
    if (known != null) {
      return known;
    }
    int number = clipNumbers.size() + 1;
    clipNumbers.put(element, number);
    out.append("<clipPath id=\"d").append(number).append('"').append(element);
    return number;
  }
}
