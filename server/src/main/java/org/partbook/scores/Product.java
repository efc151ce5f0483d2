package org.partbook.scores;

import java.util.Locale;
import org.partbook.copies.DrawnPages;
import org.partbook.copies.PreparedScore;

/// What is made of a score once, and kept beside it.
enum Product {
  /// A file that personal copies are put together from.
  COPY(PreparedScore.FORM),

  /// Drawings of the pages, for reading in the browser.
  PAGES(DrawnPages.FORM);

  private final int form;

  Product(int form) {
    this.form = form;
  }

  /// In which form it is made today.
  int form() {
    return form;
  }

  /// As the database has it.
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
