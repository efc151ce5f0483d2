package org.partbook.copies.pdf;

import java.util.List;

/// The numbers of pages, in words for people.
public final class PageNumbers {
  /// A file with nothing but bad pages shall not fill the screen with warnings.
  private static final int MOST_NAMED = 10;

  private PageNumbers() {}

  /// As in `3, 4, 7`.
  public static String of(List<Integer> pages) {
    var named = pages.stream().limit(MOST_NAMED).map(String::valueOf).toList();
    int more = pages.size() - named.size();
    return String.join(", ", named) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
