package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.typeset.Line;

/// The stamp of a copy on each sort of pages, where these have a place for it.
public final class PageStamps implements CopyStamp {
  private final StampWords words;
  private final List<PlacedSheet> sheets;

  private PageStamps(StampWords words, List<PlacedSheet> sheets) {
    this.words = words;
    this.sheets = sheets;
  }

  /// Makes a copy's stamps.
  static PageStamps of(StampWords words, StampStyle style, List<PageSort> sorts) {
    var text = new StampText(words);
    var sheets = new ArrayList<PlacedSheet>(sorts.size());
    for (var sort : sorts) {
      sheets.add(SheetLayout.of(words, text, style, sort).sheet());
    }
    return new PageStamps(words, List.copyOf(sheets));
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
    return sheets.get(sort);
  }

  @Override
  public List<Line> texts() {
    return sheets.stream().flatMap(sheet -> sheet.sheet().texts().stream()).toList();
  }
}
