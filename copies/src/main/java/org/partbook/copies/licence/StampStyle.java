package org.partbook.copies.licence;

import java.util.Locale;

/// How the publisher wants the stamp. [#standard] is what nearly everybody wants.
///
/// @param wording what it says
/// @param place where on the page it stands
/// @param distance from the edge of the page, in millimetres, 0 to 50. By default 4.5, which most
///   printers leave blank; where a score has something there, the stamp moves to the nearest free
///   place
/// @param fullPages what is done on a page where no place is free
public record StampStyle(Wording wording, Place place, double distance, FullPages fullPages) {
  /// What stands on the stamp if the publisher says nothing else.
  private static final String DEFAULT_WORDING =
      "Licensed to {customer} · Copies: {quantity} · {vendor} · Order {order}, line {line} · {date}"
          + " · {code}";

  private static final double DEFAULT_DISTANCE = 4.5;

  private static final double MOST_DISTANCE = 50;
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  /// Where on the page.
  public enum Place {
    /// In the lower left corner, as the page is read.
    BOTTOM_LEFT,
    /// At the foot, in the middle.
    BOTTOM,
    /// In the lower right corner.
    BOTTOM_RIGHT,
    /// In the upper left corner.
    TOP_LEFT,
    /// At the head, in the middle.
    TOP,
    /// In the upper right corner.
    TOP_RIGHT;

    /// As a setting has it.
    ///
    /// @return the name in small letters, with hyphens: `bottom-left`
    public String setting() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is at the head of the page.
    ///
    /// @return false at the foot
    public boolean top() {
      return this == TOP_LEFT || this == TOP || this == TOP_RIGHT;
    }

    /// Whether it is at the right side.
    ///
    /// @return false at the left, and in the middle
    public boolean right() {
      return this == BOTTOM_RIGHT || this == TOP_RIGHT;
    }

    /// Whether it is in the middle between the sides.
    ///
    /// @return false in the corners
    public boolean middle() {
      return this == BOTTOM || this == TOP;
    }
  }

  /// What is done on a page that has something everywhere along its edges. Preparing a score names
  /// such pages.
  public enum FullPages {
    /// The stamp covers what is at its usual place.
    COVER,
    /// The page is made a little smaller, to 96 % where that is enough, so that a strip is free.
    /// Not so a page with annotations that are seen, since these don't move with the rest.
    SHRINK,
    /// The QR code is left out where only the text has a place.
    TEXT;

    /// As a setting has it.
    ///
    /// @return the name in small letters
    public String setting() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A style whose stamp covers what is at its usual place where no place is free.
  ///
  /// @param wording what the stamp says
  /// @param place where on the page it stands
  /// @param distance from the edge of the page, in millimetres, 0 to 50
  /// @throws IllegalArgumentException if the distance isn't from 0 to 50
  public StampStyle(Wording wording, Place place, double distance) {
    this(wording, place, distance, FullPages.COVER);
  }

  /// A style.
  ///
  /// @throws IllegalArgumentException if the distance isn't from 0 to 50
  public StampStyle {
    checkedDistance(distance);
  }

  /// The distance, if it may be one.
  ///
  /// @param millimetres 0 to 50
  /// @return the same
  /// @throws IllegalArgumentException if it is anything else
  public static double checkedDistance(double millimetres) {
    if (!(millimetres >= 0 && millimetres <= MOST_DISTANCE)) {
      throw new IllegalArgumentException("it must be from 0 to 50 millimetres");
    }
    return millimetres;
  }

  /// The default: name, quantity, shop, order, date and code in the lower left corner, 4.5 mm from
  /// the edge.
  ///
  /// @return the same at every call
  public static StampStyle standard() {
    return new StampStyle(Wording.parse(DEFAULT_WORDING), Place.BOTTOM_LEFT, DEFAULT_DISTANCE);
  }

  /// The distance in the unit of PDF.
  ///
  /// @return points, of which 72 make an inch
  public double distanceInPoints() {
    return distance * POINTS_PER_MILLIMETRE;
  }

  /// What the style says of pages that have a free place.
  ///
  /// @return its parts but for the last, in one line: part of the ETags of old copies, so it stays
  ///   as it is
  public String withoutFullPages() {
    return "StampStyle[wording=" + wording + ", place=" + place + ", distance=" + distance + "]";
  }
}
