package org.partbook.copies.trace;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.partbook.copies.mark.Speck;

/// Collects the small white rectangles of a page's drawing, those in form XObjects and annotations
/// included, whether they are to be seen or not.
///
/// Programs write rectangles as such or as four lines, one path each or many in one: so a path's
/// subpaths are looked at one by one, and four corners are enough.
final class SpeckFinder extends PDFGraphicsStreamEngine {
  /// In points, on the page. A row's are 0.4, and pages may be enlarged.
  private static final double LARGEST = 4;

  private static final int MOST_SPECKS = 50_000;

  /// A page's drawing ends here for us. Forms within forms can be made to draw for years.
  private static final int MOST_OPERATORS = 3_000_000;

  private static final int WHITE = 235;
  private static final int CORNERS = 4;

  /// Nothing of ours is in texts, pictures and shadings, and they take time.
  private static final Set<String> SKIPPED =
      Set.of("Tj", "TJ", "'", "\"", "Tf", "BI", "sh", "d0", "d1");

  private final List<Speck> specks = new ArrayList<>();
  private final List<Subpath> path = new ArrayList<>();
  private Point2D.Float current = new Point2D.Float();
  private int operators;

  private SpeckFinder(PDPage page) {
    super(page);
  }

  /// The page's specks in the order of their painting.
  static List<Speck> on(PDPage page) throws IOException {
    var finder = new SpeckFinder(page);
    try {
      finder.processPage(page);
      for (var annotation : page.getAnnotations()) {
        finder.showAnnotation(annotation);
      }
    } catch (Enough _) {
      // What there is so far is the answer.
    }
    return finder.specks;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    operators++;
    if (operators > MOST_OPERATORS || specks.size() >= MOST_SPECKS) {
      throw new Enough();
    }
    if (!SKIPPED.contains(operator.getName())) {
      super.processOperator(operator, operands);
    }
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    var rectangle = new Subpath();
    rectangle.add(p0.getX(), p0.getY());
    rectangle.add(p1.getX(), p1.getY());
    rectangle.add(p2.getX(), p2.getY());
    rectangle.add(p3.getX(), p3.getY());
    path.add(rectangle);
    current = new Point2D.Float((float) p0.getX(), (float) p0.getY());
  }

  @Override
  public void moveTo(float x, float y) {
    var subpath = new Subpath();
    subpath.add(x, y);
    path.add(subpath);
    current = new Point2D.Float(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    if (!path.isEmpty()) {
      path.getLast().add(x, y);
    }
    current = new Point2D.Float(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    if (!path.isEmpty()) {
      path.getLast().spoil();
    }
    current = new Point2D.Float(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return current;
  }

  @Override
  public void closePath() {}

  @Override
  public void endPath() {
    path.clear();
  }

  @Override
  public void fillPath(int windingRule) {
    if (path.stream().anyMatch(Subpath::isSpeck) && isWhite()) {
      path.stream().filter(Subpath::isSpeck).map(Subpath::speck).forEach(specks::add);
    }
    path.clear();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillPath(windingRule);
  }

  @Override
  public void strokePath() {
    path.clear();
  }

  @Override
  public void clip(int windingRule) {}

  @Override
  public void drawImage(PDImage image) {}

  @Override
  public void shadingFill(COSName name) {}

  private boolean isWhite() {
    PDColor colour = getGraphicsState().getNonStrokingColor();
    try {
      int rgb = colour.toRGB();
      return (rgb & 0xFF) >= WHITE && ((rgb >> 8) & 0xFF) >= WHITE && ((rgb >> 16) & 0xFF) >= WHITE;
    } catch (IOException | RuntimeException _) {
      // A colour that can't be understood isn't ours.
      return false;
    }
  }

  /// Corners, without those that say again where the one before is or the first.
  private static final class Subpath {
    private final double[] x = new double[CORNERS];
    private final double[] y = new double[CORNERS];
    private int corners;
    private boolean spoilt;

    void add(double px, double py) {
      if (corners > 0 && (is(corners - 1, px, py) || is(0, px, py))) {
        return;
      }
      if (corners == CORNERS) {
        spoilt = true;
        return;
      }
      x[corners] = px;
      y[corners] = py;
      corners++;
    }

    void spoil() {
      spoilt = true;
    }

    boolean isSpeck() {
      return corners == CORNERS && !spoilt && extent(x) <= LARGEST && extent(y) <= LARGEST;
    }

    Speck speck() {
      double centreX = (x[0] + x[1] + x[2] + x[3]) / CORNERS;
      double centreY = (y[0] + y[1] + y[2] + y[3]) / CORNERS;
      return new Speck(centreX, centreY, Math.max(extent(x), extent(y)));
    }

    private boolean is(int corner, double px, double py) {
      return x[corner] == px && y[corner] == py;
    }

    private static double extent(double[] values) {
      double least = Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3]));
      double most = Math.max(Math.max(values[0], values[1]), Math.max(values[2], values[3]));
      return most - least;
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
