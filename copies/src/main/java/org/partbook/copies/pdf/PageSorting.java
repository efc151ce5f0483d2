package org.partbook.copies.pdf;

import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.pdf.PreparedPdf.PageClass;
import org.partbook.copies.stamp.PageFitting;
import org.partbook.copies.stamp.PageFitting.Fit;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageInk;
import org.partbook.copies.stamp.PageSort;
import org.partbook.copies.stamp.Rooms;

/// Sorts the pages of a score into classes on which the stamp lies in the same place: as few as can
/// be, since a copy costs for each of them, and a stamp that jumps from page to page is a nuisance.
final class PageSorting {
  /// How much farther from its place, in points, the stamp may be on a page for the sake of others.
  private static final double TOLERANCE = 40;

  /// So many classes are tried for a page; those of many pages before have been given up.
  private static final int MOST_TRIED = 8;

  /// Of more than these a copy would cost too much. What has no class then is put to another one.
  private static final int MOST = 256;

  private final PageFitting fitting;
  private final List<Group> groups = new ArrayList<>();

  /// Some pages.
  private static final class Group {
    private final PageGeometry geometry;
    private final String closing;
    private final double cost;
    private PageInk ink;
    private Fit fit;

    Group(PageGeometry geometry, String closing, PageInk ink, Fit fit) {
      this.geometry = geometry;
      this.closing = closing;
      this.ink = ink;
      this.fit = fit;
      this.cost = fit.cost();
    }
  }

  PageSorting(PageFitting fitting) {
    this.fitting = fitting;
  }

  /// Adds a page.
  ///
  /// @param closing operators that close what its content leaves open
  /// @return the number of its class
  int add(PageGeometry geometry, String closing, PageInk ink) {
    var like = like(geometry, closing);
    for (int number : like) {
      var group = groups.get(number);
      if (group.fit.isFreeOn(geometry, ink)) {
        group.ink = group.ink.with(ink);
        return number;
      }
    }
    var alone = fitting.of(geometry, ink);
    for (int number : like) {
      var group = groups.get(number);
      var both = group.ink.with(ink);
      var fit = fitting.of(geometry, both);
      if (groups.size() >= MOST || isWorthIt(alone, group, fit)) {
        group.ink = both;
        group.fit = fit;
        return number;
      }
    }
    groups.add(new Group(geometry, closing, ink, alone));
    return groups.size() - 1;
  }

  private static boolean isWorthIt(Fit alone, Group group, Fit both) {
    return both.codeIsFree() == alone.codeIsFree()
        && both.textIsFree() == alone.textIsFree()
        && both.codeIsFree() == group.fit.codeIsFree()
        && both.textIsFree() == group.fit.textIsFree()
        && both.cost() <= Math.max(alone.cost(), group.cost) + TOLERANCE;
  }

  /// The latest classes of pages of this size.
  private List<Integer> like(PageGeometry geometry, String closing) {
    var like = new ArrayList<Integer>();
    for (int i = groups.size() - 1; i >= 0 && like.size() < MOST_TRIED; i--) {
      var group = groups.get(i);
      if (group.geometry.equals(geometry) && group.closing.equals(closing)) {
        like.add(i);
      }
    }
    return like;
  }

  /// The classes, once all pages are added.
  List<PageClass> classes() {
    var classes = new ArrayList<PageClass>();
    for (var group : groups) {
      var sort = new PageSort(group.geometry, Rooms.of(group.ink));
      // Of what is free only the best is kept, and that may be other rooms than before.
      group.fit = fitting.of(sort);
      classes.add(new PageClass(sort, group.closing));
    }
    return classes;
  }

  /// How the stamp lies on the pages of a class.
  Fit fit(int number) {
    return groups.get(number).fit;
  }
}
