package org.partbook.command;

import java.util.List;
import java.util.Optional;

/// Something that is wrong with an asset.
///
/// @param file which one it is about, as in `full pdf`; none if it is about the asset
/// @param pages where in it, from 1; empty if it is about all of it
/// @param what as it is said of the file, or of the asset
/// @param advice what to do about it
record CatalogProblem(Optional<String> file, List<Integer> pages, String what, String advice) {
  private static final int MOST_SHOWN = 10;

  CatalogProblem {
    pages = List.copyOf(pages);
  }

  static CatalogProblem ofAsset(String what, String advice) {
    return new CatalogProblem(Optional.empty(), List.of(), what, advice);
  }

  static CatalogProblem ofFile(String file, String what, String advice) {
    return new CatalogProblem(Optional.of(file), List.of(), what, advice);
  }

  /// The pages in a cell of a table.
  String shownPages() {
    var shown = pages.stream().limit(MOST_SHOWN).map(String::valueOf).toList();
    var more = pages.size() > MOST_SHOWN ? " …" : "";
    return pages.isEmpty() ? "-" : String.join(" ", shown) + more;
  }
}
