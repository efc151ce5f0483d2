package org.partbook.copies.stamp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// What is free along the edges of some pages of one size: rectangles in which none of them has
/// anything, each as large as can be. They overlap.
///
/// @param cells the rectangles, in [PageInk]'s cells from the lower left
/// @param movable whether the pages may be made smaller: whether all that is seen on them is
///   content
public record Rooms(List<Cells> cells, boolean movable) {
  /// So many of a page's edge are kept for the code, and for the text: the best of them.
  private static final int MOST_FOR_CODE = 10;

  private static final int MOST_FOR_TEXT = 12;

  /// And the longest of them, for a name in one line.
  private static final int LONGEST = 6;

  /// In cells: less holds no code, and no line of text.
  private static final int LEAST_SQUARE = 18;

  private static final int LEAST_LENGTH = 40;
  private static final int LEAST_HEIGHT = 6;

  /// A rectangle of cells.
  record Cells(int x, int y, int width, int height) {
    private boolean holdsCode() {
      return Math.min(width, height) >= LEAST_SQUARE;
    }

    private boolean holdsText() {
      return Math.min(width, height) >= LEAST_HEIGHT && Math.max(width, height) >= LEAST_LENGTH;
    }

    private int area() {
      return width * height;
    }
  }

  public Rooms {
    cells = List.copyOf(cells);
  }

  /// What is free of some pages.
  ///
  /// @param ink of all of them
  public static Rooms of(PageInk ink) {
    int width = ink.columns();
    int height = ink.rows();
    int depth = PageInk.DEPTH;
    var all = new HashSet<Cells>();
    addBest(ink, new Cells(0, 0, width, Math.min(depth, height)), all);
    addBest(ink, new Cells(0, Math.max(0, height - depth), width, Math.min(depth, height)), all);
    addBest(ink, new Cells(0, 0, Math.min(depth, width), height), all);
    addBest(ink, new Cells(Math.max(0, width - depth), 0, Math.min(depth, width), height), all);
    var sorted = new ArrayList<>(all);
    // Of a set the order would differ from process to process.
    sorted.sort(
        Comparator.comparingInt(Cells::y)
            .thenComparingInt(Cells::x)
            .thenComparingInt(Cells::width)
            .thenComparingInt(Cells::height));
    return new Rooms(sorted, ink.movable());
  }

  private static void addBest(PageInk ink, Cells band, HashSet<Cells> all) {
    var found = new ArrayList<Cells>();
    largest(ink, band, found);
    found.stream()
        .filter(Cells::holdsCode)
        .sorted(Comparator.comparingInt(room -> toCorner(room, ink)))
        .limit(MOST_FOR_CODE)
        .forEach(all::add);
    found.stream()
        .filter(Cells::holdsText)
        .sorted(Comparator.comparingInt(Cells::area).reversed())
        .limit(MOST_FOR_TEXT)
        .forEach(all::add);
    found.stream()
        .filter(Cells::holdsText)
        .sorted(Comparator.comparingInt(room -> -Math.max(room.width, room.height)))
        .limit(LONGEST)
        .forEach(all::add);
  }

  /// How far from a corner of the page a code in it would be.
  private static int toCorner(Cells room, PageInk ink) {
    int across = Math.min(room.x, ink.columns() - room.x - room.width);
    int up = Math.min(room.y, ink.rows() - room.y - room.height);
    return across + up;
  }

  /// All rectangles of free cells in a band that can't be made larger within it: below each row
  /// that is looked at, the free cells of each column are a bar, and under a row of bars lie
  /// rectangles.
  private static void largest(PageInk ink, Cells band, List<Cells> found) {
    var bars = new int[band.width + 1];
    for (int row = band.y; row < band.y + band.height; row++) {
      for (int column = 0; column < band.width; column++) {
        bars[column] = ink.isFree(band.x + column, row) ? bars[column] + 1 : 0;
      }
      below(ink, band, row, bars, found);
    }
  }

  private static void below(PageInk ink, Cells band, int row, int[] bars, List<Cells> found) {
    var open = new int[bars.length];
    int depth = 0;
    for (int column = 0; column < bars.length; column++) {
      while (depth > 0 && bars[open[depth - 1]] >= bars[column]) {
        int height = bars[open[--depth]];
        int left = depth == 0 ? 0 : open[depth - 1] + 1;
        var room = new Cells(band.x + left, row - height + 1, column - left, height);
        boolean useful = room.holdsCode() || room.holdsText();
        if (useful && bars[column] < height && !growsUp(ink, band, room)) {
          found.add(room);
        }
      }
      open[depth++] = column;
    }
  }

  /// Whether the row above it, too, is free; then it is found there.
  private static boolean growsUp(PageInk ink, Cells band, Cells room) {
    int above = room.y + room.height;
    return above < band.y + band.height && ink.isFree(room.x, room.x + room.width, above);
  }

  /// The same in points.
  List<Room> on(PageGeometry page) {
    double cell = PageInk.cell(page);
    return cells.stream()
        .map(one -> new Room(one.x * cell, one.y * cell, one.width * cell, one.height * cell))
        .toList();
  }

  /// Writes them, to be read back by [#read].
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(movable);
    out.writeInt(cells.size());
    for (var one : cells) {
      out.writeShort(one.x);
      out.writeShort(one.y);
      out.writeShort(one.width);
      out.writeShort(one.height);
    }
  }

  /// Reads what [#writeTo] wrote.
  public static Rooms read(DataInputStream in) throws IOException {
    boolean movable = in.readBoolean();
    var cells = new ArrayList<Cells>();
    for (int left = in.readInt(); left > 0; left--) {
      cells.add(
          new Cells(
              in.readUnsignedShort(),
              in.readUnsignedShort(),
              in.readUnsignedShort(),
              in.readUnsignedShort()));
    }
    return new Rooms(cells, movable);
  }
}
