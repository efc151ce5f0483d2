package org.partbook.copies.stamp;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.typeset.Line;

/// The stamp of a copy on each sort of pages, where these have a place for it: laid out when it is
/// asked for, as somebody who reads in the browser asks for one page. For one thread at a time.
public final class PageStamps implements CopyStamp {
  private final StampWords words;
  private final StampText text;
  private final StampStyle style;
  private final List<PageSort> sorts;
  private final @Nullable PlacedSheet[] sheets;

  private PageStamps(StampWords words, StampStyle style, List<PageSort> sorts) {
    this.words = words;
    this.text = new StampText(words);
    this.style = style;
    this.sorts = sorts;
    this.sheets = new PlacedSheet[sorts.size()];
  }

  /// Makes a copy's stamps.
  static PageStamps of(StampWords words, StampStyle style, List<PageSort> sorts) {
    return new PageStamps(words, style, sorts);
  }

  @Override
  public CopyCode code() {
    return words.code();
  }

  @Override
  public boolean sample() {
    return words.sample();
  }

  @Override
  public PlacedSheet on(PageGeometry page, int sort) {
    return sheet(sort);
  }

  private PlacedSheet sheet(int sort) {
    var sheet = sheets[sort];
    if (sheet == null) {
      sheet = SheetLayout.of(words, text, style, sorts.get(sort)).sheet();
      sheets[sort] = sheet;
    }
    return sheet;
  }

  @Override
  public List<Line> texts() {
    // Lines know no equality: these are the same ones.
    return IntStream.range(0, sheets.length)
        .mapToObj(sort -> sheet(sort).sheet().texts())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
