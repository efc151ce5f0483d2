package org.partbook.copies.stamp;

import java.util.List;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.typeset.Line;

/// The stamp of one copy, in the form in which its score was prepared.
public sealed interface CopyStamp permits EdgeStamp, PageStamps {
  /// The code of the copy.
  CopyCode code();

  /// Whether [SampleWord] is to be drawn as well.
  boolean sample();

  /// What is drawn on a page, and where.
  ///
  /// @param page as it is seen
  /// @param sort to which of the score's sorts of pages it belongs
  PlacedSheet on(PageGeometry page, int sort);

  /// The lines of its text on all sorts of pages, each once, those of the first one first.
  List<Line> texts();
}
