package org.partbook.copies.licence;

import java.util.Locale;

/// How the publisher wants the stamp.
///
/// @param distance from the edge of the page, in millimetres. By default what most printers leave
///   blank; where a score has something there, the stamp moves to the nearest free line
public record StampStyle(Wording wording, Place place, double distance) {
  /// What stands on the stamp if the publisher says nothing else.
  public static final String DEFAULT_WORDING =
      "Licensed to {customer} · Copies: {quantity} · {vendor} · Order {order}, line {line} · {date}"
          + " · {code}";

  public static final double DEFAULT_DISTANCE = 4.5;

  private static final double MOST_DISTANCE = 50;
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  /// Where on the page.
  public enum Place {
    BOTTOM_LEFT,
    BOTTOM,
    BOTTOM_RIGHT,
    TOP_LEFT,
    TOP,
    TOP_RIGHT;

    /// As the setting has it: `bottom-left`.
    public String setting() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean top() {
      return this == TOP_LEFT || this == TOP || this == TOP_RIGHT;
    }

    public boolean right() {
      return this == BOTTOM_RIGHT || this == TOP_RIGHT;
    }

    public boolean middle() {
      return this == BOTTOM || this == TOP;
    }
  }

  public StampStyle {
    checkedDistance(distance);
  }

  /// The distance, if it may be one.
  public static double checkedDistance(double millimetres) {
    if (!(millimetres >= 0 && millimetres <= MOST_DISTANCE)) {
      throw new IllegalArgumentException("it must be from 0 to 50 millimetres");
    }
    return millimetres;
  }

  /// The default.
  public static StampStyle standard() {
    return new StampStyle(Wording.parse(DEFAULT_WORDING), Place.BOTTOM_LEFT, DEFAULT_DISTANCE);
  }

  public double distanceInPoints() {
    return distance * POINTS_PER_MILLIMETRE;
  }
}
