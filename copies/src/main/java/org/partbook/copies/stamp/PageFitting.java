package org.partbook.copies.stamp;

import java.util.List;
import org.partbook.copies.licence.StampStyle;

/// Tells, while a score is prepared, how a stamp of usual length would lie on its pages. The places
/// of a copy's own stamp are looked for when it is made.
public final class PageFitting {
  private final StampWords words;
  private final StampStyle style;
  private final StampText text;

  PageFitting(StampWords words, StampStyle style) {
    this.words = words;
    this.style = style;
    this.text = new StampText(words);
  }

  /// How a stamp lies on pages of a sort.
  ///
  /// @param codeIsFree whether the code covers nothing
  /// @param textIsFree whether the text covers nothing
  /// @param cost the less, the nearer is all of it to where the publisher wants it
  /// @param grounds what it takes of the page
  public record Fit(
      boolean codeIsFree, boolean textIsFree, double cost, List<StampSheet.Ground> grounds) {
    /// Whether nothing is covered.
    public boolean isFree() {
      return codeIsFree && textIsFree;
    }

    /// Whether it covers nothing of another page of the same size either.
    public boolean isFreeOn(PageGeometry page, PageInk ink) {
      double cell = PageInk.cell(page);
      return isFree()
          && grounds.stream()
              .allMatch(ground ->
                  ink.isFree(
                      ground.x() / cell,
                      ground.y() / cell,
                      (ground.x() + ground.width()) / cell,
                      (ground.y() + ground.height()) / cell));
    }
  }

  /// Looks at pages of a sort.
  public Fit of(PageGeometry page, PageInk ink) {
    return of(new PageSort(page, Rooms.of(ink)));
  }

  /// Looks at pages of a sort.
  public Fit of(PageSort sort) {
    // Of pages that would be made smaller it shall say that they are full.
    var covering = new StampStyle(style.wording(), style.place(), style.distance());
    var fit = SheetLayout.of(words, text, covering, sort);
    return new Fit(fit.codeIsFree(), fit.textIsFree(), fit.cost(), fit.sheet().sheet().grounds());
  }
}
