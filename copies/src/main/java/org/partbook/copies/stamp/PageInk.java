package org.partbook.copies.stamp;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Where a page has something, cell by cell. A cell is a point wide and high on pages of usual
/// size, and larger on posters.
///
/// @param columns of cells, from the left
/// @param rows of cells, from the bottom
/// @param taken in which there is something, or beside which there is, row by row
/// @param movable whether all that is seen is content: annotations don't move with it
public record PageInk(int columns, int rows, BitSet taken, boolean movable) {
  /// In cells: how far from an edge of the page a stamp may be.
  static final int DEPTH = 72;

  /// In points, of a page that is looked at: a longer one would take too much memory.
  private static final double LONGEST = 20_000;

  /// In cells: printers leave this much blank at the least.
  private static final int MARGIN = 2;

  /// By how many levels of 255 something differs from the paper, be that white, cream or grey.
  private static final int LEAST_CONTRAST = 24;

  /// What is darker than this isn't paper.
  private static final int DARKEST_PAPER = 0xb0;

  private static final int LEVELS = 256;

  /// Flags of an annotation: not to be seen, or not on a screen.
  private static final int HIDDEN = 2 | 32;

  private static final COSName POPUP = COSName.getPDFName("Popup");
  private static final COSName LINK = COSName.getPDFName("Link");
  private static final int CORNERS = 4;

  /// Each of so many rows tells what the paper is.
  private static final int SAMPLED = 4;

  /// Of a cell: rectangles that were found in whole cells end a little beside them.
  private static final double ROUNDING = 1e-6;

  /// Draws pages.
  public interface PageRaster {
    /// Draws a page in grey, as it is seen, its annotations perhaps left out.
    ///
    /// @param index from 0
    /// @param scale in pixels for each point
    /// @throws IOException if it can't be drawn
    BufferedImage grey(int index, double scale) throws IOException;
  }

  /// Looks at a page. One that can't be drawn is taken as a whole.
  public static PageInk of(PDPage page, int index, PageRaster raster) throws IOException {
    var geometry = PageGeometry.of(page);
    double cell = cell(geometry);
    PageInk ink;
    try {
      if (Math.max(geometry.width(), geometry.height()) / cell > LONGEST) {
        throw new IOException("a page that is too long to be drawn");
      }
      ink = of(raster.grey(index, 1 / cell).getRaster());
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      requireGoingOn();
      ink = nothingFree(geometry, cell);
    }
    return ink.withAnnotations(page, geometry, cell);
  }

  /// The side of a cell, in points.
  static double cell(PageGeometry page) {
    return StampSize.enlargement(page);
  }

  /// What fails because the server stops says nothing of the page.
  public static void requireGoingOn() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  private static PageInk nothingFree(PageGeometry page, double cell) {
    int columns = (int) Math.min(LONGEST, page.width() / cell);
    int rows = (int) Math.min(LONGEST, page.height() / cell);
    var taken = new BitSet(columns * rows);
    taken.set(0, columns * rows);
    return new PageInk(columns, rows, taken, true);
  }

  /// From a picture whose pixels are cells.
  static PageInk of(Raster raster) {
    int columns = raster.getWidth();
    int rows = raster.getHeight();
    var ink = new PageInk(columns, rows, new BitSet(columns * rows), true);
    int paper = paper(raster);
    var levels = new int[columns];
    for (int y = 0; y < rows; y++) {
      raster.getSamples(0, y, columns, 1, 0, levels);
      int from = -1;
      for (int x = 0; x < columns; x++) {
        boolean isInk = Math.abs(levels[x] - paper) > LEAST_CONTRAST;
        if (isInk && from < 0) {
          from = x;
        } else if (!isInk && from >= 0) {
          ink.take(from, x, rows - 1 - y);
          from = -1;
        }
      }
      if (from >= 0) {
        ink.take(from, columns, rows - 1 - y);
      }
    }
    ink.takeMargins();
    return ink;
  }

  /// The level of the paper: the most usual of those that are light.
  private static int paper(Raster raster) {
    var counts = new int[LEVELS];
    var levels = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y += SAMPLED) {
      for (int level : raster.getSamples(0, y, levels.length, 1, 0, levels)) {
        counts[level]++;
      }
    }
    int most = LEVELS - 1;
    for (int level = LEVELS - 1; level >= DARKEST_PAPER; level--) {
      most = counts[level] > counts[most] ? level : most;
    }
    return most;
  }

  /// Some cells of a row and those around them: what is put beside something doesn't touch it.
  private void take(int from, int to, int row) {
    int left = Math.max(0, from - 1);
    int right = Math.min(columns, to + 1);
    for (int near = Math.max(0, row - 1); near < Math.min(rows, row + 2); near++) {
      taken.set(near * columns + left, near * columns + right);
    }
  }

  private void takeMargins() {
    for (int row = 0; row < rows; row++) {
      boolean all = row < MARGIN || row >= rows - MARGIN;
      taken.set(row * columns, row * columns + (all ? columns : Math.min(MARGIN, columns)));
      taken.set(row * columns + Math.max(0, columns - MARGIN), (row + 1) * columns);
    }
  }

  /// Readers draw these above all content, so the stamp keeps away from them, whatever they show.
  private PageInk withAnnotations(PDPage page, PageGeometry geometry, double cell) {
    var annotations = annotations(page);
    for (var annotation : annotations) {
      var box = geometry.asSeen(new PDRectangle(annotation.getCOSArray(COSName.RECT)));
      int left = (int) Math.clamp(box.x() / cell, 0, columns);
      int right = (int) Math.clamp(box.right() / cell + 1, left, columns);
      int low = (int) Math.max(0, box.y() / cell);
      for (int row = low; row <= box.top() / cell && row < rows; row++) {
        take(left, right, row);
      }
    }
    return new PageInk(columns, rows, taken, movable && annotations.isEmpty());
  }

  /// As the file has them: PDFBox's own objects would write into it.
  private static List<COSDictionary> annotations(PDPage page) {
    var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    var found = new ArrayList<COSDictionary>();
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary one && isSeen(one)) {
        found.add(one);
      }
    }
    return found;
  }

  private static boolean isSeen(COSDictionary annotation) {
    boolean hidden = (annotation.getInt(COSName.F, 0) & HIDDEN) != 0;
    var subtype = annotation.getCOSName(COSName.SUBTYPE);
    boolean empty =
        POPUP.equals(subtype) || (LINK.equals(subtype) && !annotation.containsKey(COSName.AP));
    var box = annotation.getCOSArray(COSName.RECT);
    return !hidden && !empty && box != null && box.size() == CORNERS;
  }

  boolean isFree(int column, int row) {
    return !taken.get(row * columns + column);
  }

  /// Whether some cells of a row are free.
  boolean isFree(int from, int to, int row) {
    int next = taken.nextSetBit(row * columns + from);
    return next < 0 || next >= row * columns + to;
  }

  /// Whether a rectangle is free as a whole.
  boolean isFree(double left, double low, double right, double top) {
    int first = (int) Math.floor(left + ROUNDING);
    int end = Math.min(columns, (int) Math.ceil(right - ROUNDING));
    for (int row = (int) Math.floor(low + ROUNDING); row < top - ROUNDING && row < rows; row++) {
      if (!isFree(first, end, row)) {
        return false;
      }
    }
    return true;
  }

  /// What this page or another one of its size has.
  public PageInk with(PageInk other) {
    var both = (BitSet) taken.clone();
    both.or(other.taken);
    return new PageInk(columns, rows, both, movable && other.movable);
  }
}
